package hilum.reading.ui;

import hilum.reading.BalanceProof;
import hilum.reading.CoordinatorDesk;
import hilum.reading.Frozen;
import hilum.reading.NewReader;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingWords;
import hilum.reading.StudyPlan;
import hilum.reading.csv.CasesFile;
import hilum.reading.lint.Normalisation;
import hilum.resources.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * A study on its way to a frozen protocol. Every step is kept as a plan when it is left, so a closed window costs nothing; pass phrase and PINs are
 * never kept. JavaFX thread only.
 */
final class WizardViewModel {
    private final CoordinatorDesk desk;
    private final Background background;
    private final StudyRoom room;
    private final Consumer<String> frozenNow;
    private final ReadingWords words = new ReadingWords();
    private final Messages messages = Messages.of("reading");
    private final LeakCheck leakCheck = new LeakCheck();
    private final WizardForm form;
    private final WizardGaps gaps;

    private final ReadOnlyObjectWrapper<WizardStep> step = new ReadOnlyObjectWrapper<>(WizardStep.DESIGN);
    private final ReadOnlyObjectWrapper<WizardStep> furthest = new ReadOnlyObjectWrapper<>(WizardStep.DESIGN);
    private final ReadOnlyObjectWrapper<List<LeakCheck.Leak>> leaks = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable BalanceProof> balance = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Outcome> outcome = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final StringProperty passPhrase = new SimpleStringProperty("");
    private final StringProperty passPhraseAgain = new SimpleStringProperty("");

    /** @param frozenNow given the name of the study when its coordinator wants to go on */
    WizardViewModel(CoordinatorDesk desk, Background background, StudyRoom room, Consumer<String> frozenNow) {
        this.desk = desk;
        this.background = background;
        this.room = room;
        this.frozenNow = frozenNow;
        this.form = new WizardForm(room.chance().nextLong(1_000_000));
        this.gaps = new WizardGaps(form, passPhrase, passPhraseAgain, step);
    }

    /**
     * What a freeze gave.
     *
     * @param pins by reader; shown once
     */
    record Outcome(StudyPlan plan, Frozen frozen, Map<String, String> pins) {}

    WizardForm form() {
        return form;
    }

    ReadOnlyObjectProperty<WizardStep> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** The last step that may be gone to. */
    ReadOnlyObjectProperty<WizardStep> furthestProperty() {
        return furthest.getReadOnlyProperty();
    }

    /** What the open step still needs, in words; empty when it is complete. */
    ReadOnlyStringProperty missingProperty() {
        return gaps.missingProperty();
    }

    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<LeakCheck.Leak>> leaksProperty() {
        return leaks.getReadOnlyProperty();
    }

    /** What a normalisation does to the texts. */
    String words(Normalisation cure) {
        return leakCheck.words(cure);
    }

    ReadOnlyObjectProperty<@Nullable BalanceProof> balanceProperty() {
        return balance.getReadOnlyProperty();
    }

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

    /** Whether a loaded model can write texts now. */
    boolean canWrite() {
        return room.writer().get().isPresent();
    }

    /** Goes on with a plan that was kept before, at the first step that needs something. */
    void resume(StudyPlan plan) {
        form.read(plan);
        for (WizardStep each : WizardStep.values()) {
            step.set(each);
            furthest.set(each);
            if (!missingProperty().get().isEmpty() || each == WizardStep.READERS) {
                break;
            }
        }
        opened(step.get());
    }

    /** Keeps this step and opens the next one; does nothing while something is missing. */
    void next() {
        if (missingProperty().get().isEmpty() && !busy.get() && !step.get().last()) {
            WizardStep to = step.get().next();
            StudyPlan plan = form.plan();
            boolean known = form.nameFixed().get();
            run(() -> save(plan, known), _ -> {
                form.nameFixed().set(true);
                open(to);
            });
        }
    }

    void back() {
        if (!busy.get()) {
            open(step.get().before());
        }
    }

    /** Opens a step that was reached before. */
    void goTo(WizardStep to) {
        if (to.compareTo(furthest.get()) <= 0 && !busy.get() && outcome.get() == null) {
            open(to);
        }
    }

    /** Keeps what there is, without words: the page is left. */
    void keep() {
        if (outcome.get() == null
                && !form.name().get().isBlank()
                && form.nameFixed().get()) {
            StudyPlan plan = form.plan();
            run(() -> save(plan, true), _ -> {});
        }
    }

    private void open(WizardStep to) {
        failure.set("");
        notice.set("");
        step.set(to);
        if (to.compareTo(furthest.get()) > 0) {
            furthest.set(to);
        }
        opened(to);
    }

    private void opened(WizardStep to) {
        switch (to) {
            case LEAKS -> checkLeaks();
            case BALANCE -> drawBalance();
            case DESIGN, CASES, READERS, FREEZE -> notice.set("");
        }
    }

    private StudyPlan save(StudyPlan plan, boolean known) throws ReadingFailure {
        String name = plan.protocol().name();
        if (!known && desk.studies().stream().anyMatch(study -> study.name().equalsIgnoreCase(name))) {
            throw new ReadingFailure.NameTaken(name);
        }
        desk.save(plan);
        return plan;
    }

    /** Reads tables of cases; bad rows are named and the rest is taken. */
    void importTables(List<Path> files) {
        CaseTables before = form.tables().get();
        boolean textsOptional = canWrite() || !form.design().get().pairs();
        CasesFile importer = new CasesFile(before.arms(), textsOptional);
        run(
                () -> {
                    CaseTables tables = before;
                    for (Path file : files) {
                        tables = tables.with(String.valueOf(file.getFileName()), importer.read(file));
                    }
                    return tables;
                },
                tables -> form.tables().set(tables));
    }

    /** Has the loaded model write the texts that are missing; a case that fails keeps its old text and is counted. */
    void writeTexts() {
        CaseTables before = form.tables().get();
        room.writer()
                .get()
                .ifPresent(writer -> run(() -> new WrittenTexts(writer).fill(before), written -> {
                    form.tables().set(written.tables());
                    notice.set(messages.text("cases.written", written.written(), written.failed()));
                }));
    }

    /** Looks again for features of style, on the texts as the chosen normalisations leave them. */
    void checkLeaks() {
        List<String> chosen = List.copyOf(form.normalisations());
        List<ReadingCase> cases = form.tables().get().cases();
        run(() -> leakCheck.check(leakCheck.cure(cases, chosen)), leaks::set);
    }

    /** Takes a normalisation into the protocol, or out again, and looks again. */
    void choose(Normalisation cure, boolean wanted) {
        form.normalise(cure.id(), wanted);
        checkLeaks();
    }

    /** Draws sides and orders as the freeze will, to be looked at. */
    void drawBalance() {
        StudyPlan plan = form.plan(leakCheck);
        run(() -> new BalanceDraw().of(plan), balance::set);
    }

    /** Draws again from another seed. */
    void drawAnotherSeed() {
        form.session().seed.set(room.chance().nextLong(1_000_000));
        drawBalance();
    }

    /** Freezes for good; on failure everything stays as it was. */
    void freeze() {
        if (!missingProperty().get().isEmpty() || busy.get()) {
            return;
        }
        StudyPlan plan = form.plan(leakCheck);
        Map<String, String> pins = new LinkedHashMap<>();
        plan.protocol().plan().readers().forEach(reader -> pins.put(reader, pin()));
        List<NewReader> readers = new ArrayList<>();
        pins.forEach((reader, pin) -> readers.add(new NewReader(reader, pin)));
        char[] phrase = passPhrase.get().toCharArray();
        run(
                () -> {
                    desk.save(plan);
                    return new Outcome(plan, desk.freeze(plan.protocol().name(), readers, phrase), pins);
                },
                frozen -> {
                    passPhrase.set("");
                    passPhraseAgain.set("");
                    outcome.set(frozen);
                });
    }

    private String pin() {
        return "%06d".formatted(room.chance().nextInt(1_000_000));
    }

    /** Saves the frozen protocol for people to read. */
    void printProtocol(Path file) {
        Outcome frozen = Objects.requireNonNull(outcome.get());
        run(
                () -> {
                    room.printer()
                            .print(
                                    frozen.plan(),
                                    frozen.frozen().hash(),
                                    frozen.frozen().proof(),
                                    file);
                    return file;
                },
                saved -> notice.set(messages.text("freeze.printed", saved.getFileName())));
    }

    /** Saves the sheet of PINs. */
    void savePins(Path file) {
        Outcome frozen = Objects.requireNonNull(outcome.get());
        run(
                () -> new PinSheet().write(frozen.plan().protocol().name(), frozen.pins(), file),
                saved -> notice.set(messages.text("freeze.pins-saved", saved.getFileName())));
    }

    /** Goes to the page of the frozen study. */
    void coordinate() {
        Optional.ofNullable(outcome.get())
                .ifPresent(frozen -> frozenNow.accept(frozen.plan().protocol().name()));
    }

    private <T> void run(Background.Task<T> task, Consumer<T> done) {
        busy.set(true);
        background.run(
                task,
                result -> {
                    busy.set(false);
                    failure.set("");
                    done.accept(result);
                },
                cause -> {
                    busy.set(false);
                    failure.set(words.of(cause));
                });
    }
}
