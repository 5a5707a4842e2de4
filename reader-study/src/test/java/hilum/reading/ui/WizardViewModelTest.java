package hilum.reading.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.reading.Conduct;
import hilum.reading.ItemKind;
import hilum.reading.ReadingDesign;
import hilum.reading.ReadingTask;
import hilum.reading.StudyPlan;
import hilum.reading.lint.Grade;
import hilum.reading.lint.Normalisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from nothing to a frozen protocol. */
class WizardViewModelTest {
    @TempDir
    Path folder;

    private final ReadingFixture fixture = new ReadingFixture();
    private final ScriptedStore store = new ScriptedStore(ReadingDesign.COMPARATIVE, Conduct.usual());
    private final ReadingViewModel viewModel = fixture.viewModel(() -> store);

    private WizardViewModel design(Optional<String> draft) {
        viewModel.start();
        viewModel.design(draft);
        return ((ReadingPage.Wizard) viewModel.pageProperty().get()).viewModel();
    }

    private Path table(int cases) throws IOException {
        StringBuilder rows = new StringBuilder("case,task_input,text_physician,text_ai\n");
        for (int i = 1; i <= cases; i++) {
            rows.append("c%d,findings %d,Clear Lungs %d.,opacity seen %d.%n".formatted(i, i, i, i));
        }
        rows.append("broken,findings,,only one text\n");
        return Files.writeString(folder.resolve("cases.csv"), rows);
    }

    private WizardViewModel atReaders() throws IOException {
        WizardViewModel wizard = design(Optional.empty());
        wizard.form().name().set("Pilot A");
        wizard.next();
        wizard.importTables(List.of(table(8)));
        wizard.next();
        wizard.next();
        return wizard;
    }

    @Test
    void a_step_that_lacks_something_says_what_and_does_not_go_on() {
        WizardViewModel wizard = design(Optional.empty());
        assertThat(wizard.missingProperty().get()).isEqualTo("Give the study a name.");
        wizard.next();
        assertThat(wizard.stepProperty().get()).isEqualTo(WizardStep.DESIGN);
    }

    @Test
    void an_import_counts_the_good_rows_and_names_the_bad_ones_by_line() throws IOException {
        WizardViewModel wizard = design(Optional.empty());
        wizard.importTables(List.of(table(3)));
        CaseTables tables = wizard.form().tables().get();
        assertThat(tables.count(ReadingTask.FINDINGS_SUMMARIZATION, ItemKind.PRIMARY))
                .isEqualTo(3);
        assertThat(tables.tables().getFirst().badRows())
                .singleElement()
                .satisfies(row -> assertThat(row.firstLine()).isEqualTo(5));
    }

    @Test
    void casing_that_tells_the_sources_apart_is_red_and_sentence_case_levels_it() throws IOException {
        WizardViewModel wizard = design(Optional.empty());
        wizard.form().name().set("Pilot A");
        wizard.next();
        wizard.importTables(List.of(table(8)));
        wizard.next();
        assertThat(wizard.leaksProperty().get().getFirst().grade()).isEqualTo(Grade.RED);
        wizard.choose(Normalisation.SENTENCE_CASE, true);
        assertThat(wizard.leaksProperty().get())
                .filteredOn(leak -> leak.feature().contains("begin in upper case"))
                .singleElement()
                .satisfies(leak -> assertThat(leak.grade()).isEqualTo(Grade.GREEN));
        assertThat(wizard.form().plan().protocol().normalisations()).containsExactly("sentence-case");
    }

    @Test
    void going_back_keeps_what_was_entered_and_a_closed_draft_goes_on() throws IOException {
        WizardViewModel wizard = atReaders();
        wizard.form().session().readers.set("R1, R2\nR3, r1");
        wizard.form().session().training.set(2);
        wizard.form().session().idleSeconds.set(45);
        wizard.back();
        wizard.goTo(WizardStep.READERS);
        wizard.next();
        viewModel.showList();

        WizardViewModel resumed = design(Optional.of("Pilot A"));
        assertThat(resumed.stepProperty().get()).isEqualTo(WizardStep.READERS);
        assertThat(resumed.form().session().readerNames()).containsExactly("R1", "R2", "R3");
        assertThat(resumed.form().session().training.intValue()).isEqualTo(2);
        assertThat(resumed.form().session().idleSeconds.intValue()).isEqualTo(45);
        assertThat(resumed.form().tables().get().count(ReadingTask.FINDINGS_SUMMARIZATION, ItemKind.PRIMARY))
                .isEqualTo(8);
    }

    @Test
    void a_name_that_is_taken_is_refused_before_anything_is_overwritten() {
        WizardViewModel first = design(Optional.empty());
        first.form().name().set("Pilot A");
        first.next();
        StudyPlan kept = store.plan("Pilot A");
        WizardViewModel second = design(Optional.empty());
        second.form().name().set("pilot a");
        second.form().design().set(ReadingDesign.ABSOLUTE);
        second.next();
        assertThat(second.work().failureProperty().get()).contains("taken");
        assertThat(store.plan("Pilot A")).isEqualTo(kept);
    }

    @Test
    void the_balance_is_shown_as_the_freeze_will_draw_it() throws IOException {
        WizardViewModel wizard = atReaders();
        wizard.form().session().readers.set("R1,R2");
        wizard.next();
        assertThat(wizard.balanceProperty().get().balanced(1)).isTrue();
        assertThat(wizard.balanceProperty().get().readers()).hasSize(2);
    }

    @Test
    void a_freeze_needs_the_pass_phrase_twice_and_gives_hash_pins_and_the_protocol() throws IOException {
        WizardViewModel wizard = atReaders();
        wizard.form().session().readers.set("R1,R2");
        wizard.next();
        wizard.next();
        wizard.freeze().passPhraseProperty().set("correct horse");
        wizard.freeze().passPhraseAgainProperty().set("correct h0rse");
        wizard.freeze().freeze();
        assertThat(wizard.freeze().outcomeProperty().get()).isNull();
        assertThat(wizard.missingProperty().get()).isEqualTo("The two pass phrases differ.");
        wizard.freeze().passPhraseAgainProperty().set("correct horse");
        wizard.freeze().freeze();
        assertThat(wizard.freeze().outcomeProperty().get().frozen().hash()).hasSize(64);
        assertThat(wizard.freeze().outcomeProperty().get().pins()).containsOnlyKeys("R1", "R2");
        assertThat(wizard.freeze().passPhraseProperty().get()).isEmpty();
        wizard.freeze().printProtocol(folder.resolve("protocol.pdf"));
        assertThat(fixture.printed).containsExactly(folder.resolve("protocol.pdf"));
        wizard.freeze().savePins(folder.resolve("pins.txt"));
        assertThat(Files.exists(folder.resolve("pins.txt"))).isTrue();
        wizard.freeze().coordinate();
        assertThat(viewModel.pageProperty().get()).isInstanceOf(ReadingPage.Coordinating.class);
    }

    @Test
    void training_comes_from_the_last_rows_and_catch_cases_from_the_text_of_another_case() throws IOException {
        WizardViewModel wizard = atReaders();
        StudyPlan plan = wizard.form().plan();
        assertThat(plan.cases())
                .filteredOn(one -> one.role().kind() == ItemKind.TRAINING)
                .extracting(one -> one.id())
                .containsExactly("c7", "c8");
        assertThat(plan.cases())
                .filteredOn(one -> one.role().kind() == ItemKind.CATCH)
                .singleElement()
                .satisfies(one -> assertThat(one.role().expected()).isEqualTo("physician"));
    }
}
