package hilum.reading.ui;

import hilum.reading.BalanceProof;
import hilum.reading.CoordinatorDesk;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingFailure;
import hilum.reading.StudyPlan;
import hilum.reading.csv.CasesFile;
import hilum.reading.lint.Normalisation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import org.jspecify.annotations.Nullable;

/**
 * A study on its way to a frozen protocol. Every step is kept as a plan when it is left, so a closed window costs nothing; pass phrase and PINs are
 * never kept. JavaFX thread only.
 */
final class WizardViewModel {
    private final CoordinatorDesk desk;
    private final StudyRoom room;
    private final Work work;
    private final LeakCheck leakCheck = new LeakCheck();
    private final WizardForm form;
    private final FreezeViewModel freeze;
    private final WritingViewModel writing;
    private final Background background;
    private final BooleanBinding busy;
    private final WizardGaps gaps;

    private final ReadOnlyObjectWrapper<WizardStep> step = new ReadOnlyObjectWrapper<>(WizardStep.DESIGN);
    private final ReadOnlyObjectWrapper<WizardStep> furthest = new ReadOnlyObjectWrapper<>(WizardStep.DESIGN);
    private final ReadOnlyObjectWrapper<List<LeakCheck.Leak>> leaks = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable BalanceProof> balance = new ReadOnlyObjectWrapper<>();
    /** @param frozenNow given the name of the study when its coordinator wants to go on */
    WizardViewModel(CoordinatorDesk desk, Background background, StudyRoom room, Consumer<String> frozenNow) {
        this.desk = desk;
        this.room = room;
        this.work = new Work(background);
        this.form = new WizardForm(seed());
        this.freeze = new FreezeViewModel(desk, room, work, this::toFreeze, frozenNow);
        this.gaps = new WizardGaps(form, freeze, step);
        this.writing = new WritingViewModel(room, background, form, this::keepPlan);
        this.background = background;
        this.busy = work.busyProperty().or(writing.runningProperty());
    }

    WizardForm form() {
        return form;
    }

    /** Whether something is at work, and what came of it. */
    Work work() {
        return work;
    }

    /** The last step. */
    FreezeViewModel freeze() {
        return freeze;
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

    /** The model that writes missing texts. */
    WritingViewModel writing() {
        return writing;
    }

    /** Whether the steps have to wait for something. */
    BooleanBinding busy() {
        return busy;
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
            work.run(() -> save(plan, known), _ -> {
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
        if (to.compareTo(furthest.get()) <= 0
                && !busy.get()
                && freeze.outcomeProperty().get() == null) {
            open(to);
        }
    }

    /** Ends the writing and keeps what there is, without words: the page is left. */
    void leave() {
        writing.stop();
        keepPlan();
    }

    private void keepPlan() {
        if (freeze.outcomeProperty().get() == null
                && !form.name().get().isBlank()
                && form.nameFixed().get()) {
            StudyPlan plan = form.plan();
            background.run(() -> save(plan, true), _ -> {}, work::tell);
        }
    }

    private void open(WizardStep to) {
        work.clear();
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
            case DESIGN, CASES, READERS, FREEZE -> work.say("");
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
        boolean textsOptional = writing.canWrite() || !form.design().get().pairs();
        CasesFile importer = new CasesFile(before.arms(), textsOptional, room.pictures());
        work.run(
                () -> {
                    CaseTables tables = before;
                    for (Path file : files) {
                        tables = tables.with(String.valueOf(file.getFileName()), importer.read(file));
                    }
                    return tables;
                },
                tables -> form.tables().set(tables));
    }

    /** Looks again for features of style, on the texts as the chosen normalisations leave them. */
    void checkLeaks() {
        List<String> chosen = List.copyOf(form.normalisations());
        List<ReadingCase> cases = form.tables().get().cases();
        work.run(() -> leakCheck.check(leakCheck.cure(cases, chosen)), leaks::set);
    }

    /** Takes a normalisation into the protocol, or out again, and looks again. */
    void choose(Normalisation cure, boolean wanted) {
        form.normalise(cure.id(), wanted);
        checkLeaks();
    }

    /** Draws sides and orders as the freeze will, to be looked at. */
    void drawBalance() {
        StudyPlan plan = form.plan(leakCheck);
        work.run(() -> new BalanceDraw().of(plan), balance::set);
    }

    /** Draws again from another seed. */
    void drawAnotherSeed() {
        form.session().seed.set(seed());
        drawBalance();
    }

    /** Too many to try all: a short seed would tell the sides to whoever tries. */
    private long seed() {
        return room.chance().nextLong(Long.MAX_VALUE);
    }

    private Optional<StudyPlan> toFreeze() {
        return missingProperty().get().isEmpty() && !busy.get() ? Optional.of(form.plan(leakCheck)) : Optional.empty();
    }
}
