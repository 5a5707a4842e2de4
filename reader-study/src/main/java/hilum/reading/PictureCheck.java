package hilum.reading;

import java.nio.file.Path;

/** Whether a file begins as a radiograph that can be shown; quick, since tables of cases name hundreds. Thread-safe. */
@FunctionalInterface
public interface PictureCheck {
    boolean isPicture(Path file);
}
