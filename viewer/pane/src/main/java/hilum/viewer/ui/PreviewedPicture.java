package hilum.viewer.ui;

import hilum.dicom.display.DisplayImage;
import hilum.viewer.Instance;
import hilum.viewer.PicturePyramid;
import hilum.viewer.PictureReference;
import hilum.viewer.ReducedPicture;
import hilum.viewer.Study;
import hilum.viewer.ValueSpread;

/** The first look that a pane paints until the whole picture is there; it never leaves the pane. */
record PreviewedPicture(Study study, Instance instance, PictureReference reference, ReducedPicture reduced)
        implements OnScreen {
    @Override
    public PicturePyramid pyramid() {
        return reduced.pyramid();
    }

    @Override
    public DisplayImage image() {
        return reduced.image();
    }

    @Override
    public ValueSpread spread() {
        return reduced.spread();
    }
}
