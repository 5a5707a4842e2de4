package hilum.dicom.display;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;
import java.util.List;
import java.util.Optional;

/**
 * A large picture at a smaller size, to look at until the whole one is decoded. It is no {@link DisplayImage} itself, so that nothing
 * measures it, exports it or gives it to a model.
 *
 * @param reduced the halved pixels in the windows of the file; its overlays, shutter and spacing are those of the whole picture, its
 *     statistics its own
 * @param whole size of the whole picture
 * @param halvings at least 1; pixel {@code i} of the reduced picture lies over pixel {@code i * 2^halvings} of the whole
 */
public record FirstLook(DisplayImage reduced, PixelLayout.Size whole, int halvings) {
    /** Smaller pictures are there before anybody looks. */
    private static final int LARGE_PX = 2_000_000;
    /** The longer side keeps at least so many pixels, enough to know the view and to see that it is the right film. */
    private static final int LONG_SIDE_PX = 600;

    static Optional<FirstLook> of(DicomFile file, int frame) throws DicomException {
        DataSet set = FunctionalGroups.flattened(file.dataSet(), frame);
        PixelLayout layout = PixelLayout.of(set);
        // Means of palette indices are other colours.
        if (layout.size().pixels() < LARGE_PX || layout.photometric().equals("PALETTE COLOR")) {
            return Optional.empty();
        }
        int halvings = Math.min(file.halvings(frame), wanted(layout.size()));
        if (halvings == 0) {
            return Optional.empty();
        }
        PixelFrame pixels = file.frame(frame, halvings);
        DisplayImage image =
                new FilmImage(DisplayImages.of(set, pixels), Planes.of(set, frame), Planes.pixelAspect(set), List.of());
        return Optional.of(new FirstLook(image, layout.size(), halvings));
    }

    private static int wanted(PixelLayout.Size size) {
        int halvings = 0;
        while (Math.max(size.columns(), size.rows()) >> (halvings + 1) >= LONG_SIDE_PX) {
            halvings++;
        }
        return halvings;
    }
}
