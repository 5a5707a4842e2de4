/**
 * Objects that are written about images: what they all share, secondary captures and PDF documents. No files and no pixels decoded here.
 * Anyone may call it; sr and presentation build on it.
 */
@NullMarked
package hilum.dicom.objects;

import org.jspecify.annotations.NullMarked;
