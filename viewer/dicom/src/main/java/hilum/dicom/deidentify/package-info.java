/**
 * De-identification after DICOM PS3.15 Annex E: data sets in, data sets without the patient out. Pixels are looked at, never changed.
 * Anyone may call it.
 */
@NullMarked
package hilum.dicom.deidentify;

import org.jspecify.annotations.NullMarked;
