package hilum.viewer.ui;

import hilum.dicom.display.DisplayImage;
import hilum.viewer.DecodedPicture;
import hilum.viewer.Instance;
import hilum.viewer.PicturePyramid;
import hilum.viewer.PictureReference;
import hilum.viewer.Study;
import hilum.viewer.ValueSpread;

/** The picture that a pane shows now, whole. */
public record DisplayedPicture(Study study, Instance instance, PictureReference reference, DecodedPicture decoded)
        implements OnScreen {
    /** The decoded frame, for whoever renders it for a model. */
    @Override
    public DisplayImage image() {
        return decoded.image();
    }

    @Override
    public PicturePyramid pyramid() {
        return decoded.pyramid();
    }

    @Override
    public ValueSpread spread() {
        return decoded.spread();
    }
}
