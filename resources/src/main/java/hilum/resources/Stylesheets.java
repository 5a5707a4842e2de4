package hilum.resources;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Where the style sheets are, in the order in which a scene adds them. */
public final class Stylesheets {
    private Stylesheets() {}

    /** The dark reading room: tokens and controls, then one sheet for each room. */
    public static List<String> readingRoom() {
        return Stream.of("hilum", "app", "viewer", "assistant", "reading")
                .map(Stylesheets::external)
                .toList();
    }

    private static String external(String name) {
        URL url = Stylesheets.class.getResource("css/" + name + ".css");
        return Objects.requireNonNull(url, name).toExternalForm();
    }
}
