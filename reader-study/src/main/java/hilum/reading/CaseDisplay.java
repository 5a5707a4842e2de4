package hilum.reading;

import java.nio.file.Path;
import java.util.List;

/** Shows the pictures of a case beside its two reports. */
public interface CaseDisplay {
    /** Shows {@code pictures}; an empty list clears the view. Called on the JavaFX thread, returns at once. */
    void show(String caseLabel, List<Path> pictures);

    /** Tells {@code listener} from now on, in place of the one before, whenever the view of a case's picture changes. JavaFX thread. */
    void setOnLook(LookListener listener);

    /** Hears what is looked at. */
    @FunctionalInterface
    interface LookListener {
        /**
         * The picture in view, its window or its zoom changed.
         *
         * @param picture place of the picture in the case, from 0
         * @param zoom screen pixels per picture pixel
         */
        void looked(int picture, double windowCentre, double windowWidth, double zoom);
    }
}
