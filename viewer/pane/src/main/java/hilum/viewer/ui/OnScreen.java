package hilum.viewer.ui;

import hilum.dicom.display.DisplayImage;
import hilum.viewer.Instance;
import hilum.viewer.PicturePyramid;
import hilum.viewer.PictureReference;
import hilum.viewer.Study;
import hilum.viewer.ValueSpread;

/** What a pane paints: a picture, or the first look at one that is still being decoded. */
sealed interface OnScreen permits DisplayedPicture, PreviewedPicture {
    Study study();

    Instance instance();

    PictureReference reference();

    /** The pixels at the coordinates of the whole picture; its size is that of the whole. */
    PicturePyramid pyramid();

    /** Windows, look-up tables and spacing, but not the size: a first look has fewer pixels. */
    DisplayImage image();

    ValueSpread spread();
}
