package hilum.viewer.ui;

import hilum.dicom.display.DisplayImage;
import hilum.viewer.DecodedPicture;
import hilum.viewer.Instance;
import hilum.viewer.PictureReference;
import hilum.viewer.Study;

/** The picture that a pane shows now. */
public record DisplayedPicture(Study study, Instance instance, PictureReference reference, DecodedPicture decoded) {
    /** The decoded frame, for whoever renders it for a model. */
    public DisplayImage image() {
        return decoded.image();
    }
}
