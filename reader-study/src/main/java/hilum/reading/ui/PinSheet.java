package hilum.reading.ui;

import hilum.reading.FileTrouble;
import hilum.reading.ReadingFailure;
import hilum.resources.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The readers' PINs as a plain text to be cut into strips and handed out. */
final class PinSheet {
    private final Messages messages = Messages.of("reading");

    /** Writes {@code file} over; blocking. */
    Path write(String reading, Map<String, String> pins, Path file) throws ReadingFailure {
        List<String> lines = new ArrayList<>();
        pins.forEach((reader, pin) -> lines.add(messages.text("pins.line", reading, reader, pin)));
        try {
            return Files.write(file, lines);
        } catch (IOException e) {
            throw FileTrouble.of(file, e);
        }
    }
}
