package hilum.reading.ui;

import hilum.reading.CoordinatorDesk;
import hilum.reading.Frozen;
import hilum.reading.NewReader;
import hilum.reading.StudyPlan;
import hilum.resources.Messages;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The end of the wizard: a plan becomes a frozen study, with its hash and its readers' PINs. JavaFX thread only. */
final class FreezeViewModel {
    private final CoordinatorDesk desk;
    private final StudyRoom room;
    private final Work work;
    private final Supplier<Optional<StudyPlan>> plan;
    private final Consumer<String> frozenNow;
    private final Messages messages = Messages.of("reading");
    private final ReadOnlyObjectWrapper<@Nullable Outcome> outcome = new ReadOnlyObjectWrapper<>();
    private final StringProperty passPhrase = new SimpleStringProperty("");
    private final StringProperty passPhraseAgain = new SimpleStringProperty("");

    /**
     * @param plan what is to be frozen; empty while something is missing or at work
     * @param frozenNow given the name of the study when its coordinator wants to go on
     */
    FreezeViewModel(
            CoordinatorDesk desk,
            StudyRoom room,
            Work work,
            Supplier<Optional<StudyPlan>> plan,
            Consumer<String> frozenNow) {
        this.desk = desk;
        this.room = room;
        this.work = work;
        this.plan = plan;
        this.frozenNow = frozenNow;
    }

    /**
     * What a freeze gave.
     *
     * @param pins by reader; shown once
     */
    record Outcome(StudyPlan plan, Frozen frozen, Map<String, String> pins) {}

    /** Null before the freeze. */
    ReadOnlyObjectProperty<@Nullable Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    StringProperty passPhraseProperty() {
        return passPhrase;
    }

    StringProperty passPhraseAgainProperty() {
        return passPhraseAgain;
    }

    /** Freezes for good; on failure everything stays as it was. Does nothing while something is missing. */
    void freeze() {
        plan.get().ifPresent(this::freeze);
    }

    private void freeze(StudyPlan complete) {
        List<NewReader> readers = complete.protocol().plan().readers().stream()
                .map(reader -> NewReader.withFreshPin(reader, room.chance()))
                .toList();
        Map<String, String> pins = new LinkedHashMap<>();
        readers.forEach(reader -> pins.put(reader.name(), reader.pin()));
        char[] phrase = passPhrase.get().toCharArray();
        work.run(
                () -> {
                    desk.save(complete);
                    return new Outcome(complete, desk.freeze(complete.protocol().name(), readers, phrase), pins);
                },
                frozen -> {
                    passPhrase.set("");
                    passPhraseAgain.set("");
                    outcome.set(frozen);
                });
    }

    /** Saves the frozen protocol for people to read. */
    void printProtocol(Path file) {
        Outcome frozen = Objects.requireNonNull(outcome.get());
        work.run(
                () -> {
                    room.printer()
                            .print(
                                    frozen.plan(),
                                    frozen.frozen().hash(),
                                    frozen.frozen().proof(),
                                    file);
                    return file;
                },
                saved -> work.say(messages.text("freeze.printed", saved.getFileName())));
    }

    /** Saves the sheet of PINs. */
    void savePins(Path file) {
        Outcome frozen = Objects.requireNonNull(outcome.get());
        work.run(
                () -> new PinSheet().write(frozen.plan().protocol().name(), frozen.pins(), file),
                saved -> work.say(messages.text("freeze.pins-saved", saved.getFileName())));
    }

    /** Goes to the page of the frozen study. */
    void coordinate() {
        Optional.ofNullable(outcome.get())
                .ifPresent(frozen -> frozenNow.accept(frozen.plan().protocol().name()));
    }
}
