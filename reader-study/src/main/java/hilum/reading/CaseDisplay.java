package hilum.reading;

import java.nio.file.Path;
import java.util.List;

/** Shows the pictures of a case beside its two reports. */
public interface CaseDisplay {
    /** Shows {@code pictures}; an empty list clears the view. Called on the JavaFX thread, returns at once. */
    void show(String caseLabel, List<Path> pictures);
}
