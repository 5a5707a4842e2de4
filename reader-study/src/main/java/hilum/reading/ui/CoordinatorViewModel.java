package hilum.reading.ui;

import hilum.reading.AuditEntry;
import hilum.reading.Collected;
import hilum.reading.CoordinatorDesk;
import hilum.reading.NewReader;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingWords;
import hilum.reading.StudyPlan;
import hilum.reading.StudyStatus;
import hilum.resources.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A frozen study: its readers, packages out, results in, further opinions, the log, and its next version. JavaFX thread only. */
final class CoordinatorViewModel {
    /** Not a share of work: nothing runs. */
    static final double NO_PROGRESS = -1;

    private final CoordinatorDesk desk;
    private final Work work;
    private final String reading;
    private final ReadingWords words = new ReadingWords();
    private final Messages messages = Messages.of("reading");
    private final ReadOnlyObjectWrapper<Optional<StudyStatus>> status = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Taken> taken = FXCollections.observableArrayList();
    private final ObservableList<String> codes = FXCollections.observableArrayList();
    private final ObservableList<AuditEntry> log = FXCollections.observableArrayList();
    private final DoubleProperty progress = new SimpleDoubleProperty(NO_PROGRESS);
    private final StringProperty passPhrase = new SimpleStringProperty("");

    private final ReadOnlyObjectWrapper<Optional<NewReader>> newPin = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final RandomGenerator chance;

    /** @param chance draws PINs: nobody can guess what it gives next */
    CoordinatorViewModel(CoordinatorDesk desk, Background background, String reading, RandomGenerator chance) {
        this.desk = desk;
        this.work = new Work(background);
        this.reading = reading;
        this.chance = chance;
    }

    /** A result file that was tried, with what came of it in words. */
    record Taken(String file, boolean accepted, String words) {}

    String reading() {
        return reading;
    }

    ReadOnlyObjectProperty<Optional<StudyStatus>> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Result files of this visit, the newest first. */
    ObservableList<Taken> taken() {
        return taken;
    }

    /** Blinded codes of the primary cases. */
    ObservableList<String> codes() {
        return codes;
    }

    ObservableList<AuditEntry> log() {
        return log;
    }

    /** Whether something is at work, and what came of it. */
    Work work() {
        return work;
    }

    /** 0 to 1 while packages are made, else {@link #NO_PROGRESS}. */
    ReadOnlyDoubleProperty progressProperty() {
        return progress;
    }

    /** Needed for packages, further opinions and a next version; forgotten when the page is left. */
    StringProperty passPhraseProperty() {
        return passPhrase;
    }

    private record Found(Optional<StudyStatus> status, List<String> codes, List<AuditEntry> log) {}

    /** Reads the study again, then does {@code shown}. */
    void refresh(Runnable shown) {
        run(
                () -> new Found(
                        desk.studies().stream()
                                .filter(study -> study.name().equals(reading))
                                .findFirst(),
                        desk.caseCodes(reading),
                        desk.auditTrail(reading)),
                found -> {
                    status.set(found.status());
                    codes.setAll(found.codes());
                    log.setAll(found.log());
                    shown.run();
                });
    }

    /** Writes the package of every reader into {@code folder}, one after the other. */
    void writePackages(Path folder) {
        List<String> readers = status.get().stream()
                .flatMap(study -> study.readers().stream())
                .map(StudyStatus.ReaderStatus::reader)
                .toList();
        work.clear();
        progress.set(0);
        writePackage(folder, readers, 0);
    }

    private void writePackage(Path folder, List<String> readers, int index) {
        if (index == readers.size()) {
            progress.set(NO_PROGRESS);
            work.say(messages.text("desk.packed", readers.size(), folder));
            refresh(() -> {});
            return;
        }
        String reader = readers.get(index);
        char[] phrase = passPhrase.get().toCharArray();
        Path file = folder.resolve(messages.text("desk.package.file", reading, reader));
        run(
                () -> {
                    desk.writePackage(reading, reader, file, phrase);
                    return file;
                },
                _ -> {
                    progress.set((index + 1.0) / readers.size());
                    writePackage(folder, readers, index + 1);
                });
    }

    /** Takes result files in; each one is accepted or refused by itself, with the reason in words. */
    void collect(List<Path> files) {
        work.clear();
        run(
                () -> {
                    List<Taken> outcomes = new ArrayList<>();
                    for (Path file : files) {
                        outcomes.add(collect(file));
                    }
                    return outcomes;
                },
                outcomes -> {
                    outcomes.forEach(outcome -> taken.addFirst(outcome));
                    refresh(() -> {});
                });
    }

    private Taken collect(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            Collected collected = desk.collect(file);
            return new Taken(
                    name,
                    true,
                    messages.text("desk.accepted", name, collected.reader(), collected.ratings(), collected.guesses()));
        } catch (ReadingFailure refused) {
            return new Taken(name, false, words.of(refused));
        }
    }

    /** Gives a further reader the chosen cases; what was rated before stays. */
    void addAdjudicator(String reader, String pin, List<String> chosen) {
        work.clear();
        char[] phrase = passPhrase.get().toCharArray();
        run(() -> desk.addAdjudicator(reading, new NewReader(reader, pin), chosen, phrase), sitting -> {
            work.say(messages.text("desk.adjudicator.added", sitting.reader(), chosen.size()));
            refresh(() -> {});
        });
    }

    /** The last PIN that was replaced here, shown until this page is left. */
    ReadOnlyObjectProperty<Optional<NewReader>> newPinProperty() {
        return newPin.getReadOnlyProperty();
    }

    /**
     * Gives {@code reader} another PIN.
     *
     * @param packageToo whether a package that is out may become useless
     */
    void replacePin(String reader, boolean packageToo) {
        work.clear();
        newPin.set(Optional.empty());
        char[] phrase = passPhrase.get().toCharArray();
        NewReader with = NewReader.withFreshPin(reader, chance);
        run(
                () -> {
                    desk.replacePin(reading, with, packageToo, phrase);
                    return with;
                },
                done -> {
                    newPin.set(Optional.of(done));
                    refresh(() -> {});
                });
    }

    /** Makes the next version's plan and hands over its name. */
    void supersede(Consumer<String> planned) {
        work.clear();
        char[] phrase = passPhrase.get().toCharArray();
        run(
                () -> {
                    StudyPlan plan = desk.supersede(reading, phrase);
                    desk.save(plan);
                    return plan;
                },
                plan -> planned.accept(plan.protocol().name()));
    }

    private <T> void run(Background.Task<T> task, Consumer<T> done) {
        work.run(task, done, () -> progress.set(NO_PROGRESS));
    }
}
