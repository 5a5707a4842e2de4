package hilum.dicom.part10;

import hilum.dicom.DataSet;
import hilum.dicom.Tag;
import hilum.dicom.Vr;

/** Which representation an element has that does not name it (DICOM PS3.5 A.1). */
final class ImplicitVr {
    private ImplicitVr() {}

    /**
     * From the dictionary, or for a private element from the table of its creator.
     *
     * @param before what the data set holds so far: creators stand before their elements
     */
    static Vr of(Tag tag, DataSet.Builder before, boolean signedPixels) {
        if (tag.isPrivate()) {
            return before.privateCreator(tag).flatMap(tag::privateVr).orElse(tag.vr());
        }
        return tag.isUnsignedOrSigned() && signedPixels ? Vr.SS : tag.vr();
    }
}
