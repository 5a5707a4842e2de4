package hilum.reading.ui;

import hilum.reading.CaseImport;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingProtocol;
import hilum.reading.ReadingWords;
import hilum.resources.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What is asked before a reading is made from a file of cases. JavaFX thread only. */
final class NewReadingViewModel {
    private static final int MOST_ROWS_SHOWN = 200;

    private final CaseImport imported;
    private final String fileName;
    private final ReadingWords words = new ReadingWords();
    private final Messages messages = Messages.of("reading");
    private final StringProperty name;
    private final StringProperty readers = new SimpleStringProperty("");
    private final StringProperty seed;
    private final StringProperty passPhrase = new SimpleStringProperty("");
    private final StringProperty failure = new SimpleStringProperty("");
    private final BooleanBinding ready;

    /** @param seedOffered stands in the field until the user writes another */
    NewReadingViewModel(Path file, CaseImport imported, long seedOffered) {
        this.imported = imported;
        this.fileName = String.valueOf(file.getFileName());
        this.name = new SimpleStringProperty(fileName.replaceFirst("\\.[^.]*$", ""));
        this.seed = new SimpleStringProperty(Long.toString(seedOffered));
        this.ready = Bindings.createBooleanBinding(
                () -> !imported.cases().isEmpty()
                        && !name.get().isBlank()
                        && !readerNames().isEmpty()
                        && seedNumber().isPresent(),
                name,
                readers,
                seed);
    }

    StringProperty nameProperty() {
        return name;
    }

    /** One or more names, split by commas. */
    StringProperty readersProperty() {
        return readers;
    }

    StringProperty seedProperty() {
        return seed;
    }

    /** Opens the key at the end; eight characters or more. */
    StringProperty passPhraseProperty() {
        return passPhrase;
    }

    /** Why the last attempt failed, or empty. */
    StringProperty failureProperty() {
        return failure;
    }

    BooleanBinding ready() {
        return ready;
    }

    String fileName() {
        return fileName;
    }

    /** How many cases there are, of which task, and how many rows are left out. */
    String summary() {
        if (imported.cases().isEmpty()) {
            return messages.text("new.no-cases");
        }
        return messages.text(
                "new.summary",
                imported.cases().size(),
                words.of(imported.tasks()),
                imported.badRows().size());
    }

    boolean hasCases() {
        return !imported.cases().isEmpty();
    }

    /** Every problem in words, with its line; very long lists are cut and say so. */
    List<String> problems() {
        List<String> problems = new ArrayList<>(imported.badRows().stream()
                .limit(MOST_ROWS_SHOWN)
                .map(words::of)
                .toList());
        int more = imported.badRows().size() - problems.size();
        if (more > 0) {
            problems.add(messages.text("new.more-rows", more));
        }
        return problems;
    }

    /** Only when {@link #ready}. */
    ReadingProtocol protocol() {
        return ReadingProtocol.comparative(
                name.get(), imported.tasks(), seedNumber().orElseThrow(), imported.arms(), readerNames());
    }

    List<ReadingCase> cases() {
        return imported.cases();
    }

    List<String> readerNames() {
        List<String> names = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (String part : readers.get().split("[,;]")) {
            String reader = part.strip();
            String key = reader.toLowerCase(Locale.ROOT);
            if (!reader.isEmpty() && !seen.contains(key)) {
                names.add(reader);
                seen.add(key);
            }
        }
        return names;
    }

    private Optional<Long> seedNumber() {
        try {
            return Optional.of(Long.parseLong(seed.get().strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
