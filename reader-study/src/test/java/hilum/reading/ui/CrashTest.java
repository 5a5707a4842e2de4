package hilum.reading.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.reading.Arms;
import hilum.reading.CaseInput;
import hilum.reading.CaseRole;
import hilum.reading.Conduct;
import hilum.reading.CoordinatorDesk;
import hilum.reading.Efficiency;
import hilum.reading.Guess;
import hilum.reading.ItemKind;
import hilum.reading.Plan;
import hilum.reading.ReaderDesk;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingDesign;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingProtocol;
import hilum.reading.ReadingStore;
import hilum.reading.ReadingTask;
import hilum.reading.Readings;
import hilum.reading.StudyPlan;
import hilum.reading.Wording;
import hilum.reading.sqlite.SqliteReadingStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever breaks on a reader's way, what a crash report could hold tells nothing: message, causes, stack, everything the page knows. */
class CrashTest {
    private static final List<String> SECRETS =
            List.of("quercus", "zebrawood", "pt-secret", "slice-label", "a_first", "b_first", "77001234567");

    @TempDir
    Path folder;

    private final StringWriter reports = new StringWriter();
    private int faults;

    private ReadingStore store() throws ReadingFailure {
        return SqliteReadingStore.open(
                folder.resolve("readings.db"), InstantSource.fixed(Readings.NOON), Readings.SEALING);
    }

    private void make(ReadingDesign design) throws ReadingFailure {
        List<ReadingCase> cases = new ArrayList<>(IntStream.range(0, 3)
                .mapToObj(i -> readingCase(i, CaseRole.primary()))
                .toList());
        cases.add(readingCase(3, new CaseRole(ItemKind.TRAINING, "The first one is right.", "quercus")));
        try (ReadingStore store = store()) {
            Readings.make(
                    store,
                    new StudyPlan(
                            new ReadingProtocol(
                                    new ReadingProtocol.Title("Pilot A", 1, ""),
                                    design,
                                    new Arms("quercus", "zebrawood"),
                                    new Plan(
                                            List.of(ReadingTask.FINDINGS_GENERATION),
                                            77_001_234_567L,
                                            List.of("Ada"),
                                            0,
                                            design.pairs() ? 1 : 0,
                                            true),
                                    new Conduct(
                                            Duration.ofSeconds(60),
                                            Duration.ofMinutes(45),
                                            0,
                                            true,
                                            true,
                                            design.pairs() ? 2 : 0),
                                    Wording.paper(),
                                    List.of()),
                            cases),
                    "");
        }
    }

    private static ReadingCase readingCase(int i, CaseRole role) {
        return new ReadingCase(
                "pt-secret-" + i,
                ReadingTask.FINDINGS_GENERATION,
                new CaseInput("cough", "", List.of(), Map.of("group", "slice-label")),
                "Clear lungs " + i,
                "Patchy opacity " + i,
                role);
    }

    private void report(Throwable fault) {
        faults++;
        fault.printStackTrace(new PrintWriter(reports, true));
    }

    /** A store whose reader's desk does what it is asked and then breaks, saying all that it was given and gave. */
    private ReadingStore breaking(String at) throws ReadingFailure {
        ReadingStore real = store();
        ReaderDesk desk = (ReaderDesk) Proxy.newProxyInstance(
                CrashTest.class.getClassLoader(), new Class<?>[] {ReaderDesk.class}, (_, method, arguments) -> {
                    Object result = call(real.reader(), method, arguments);
                    if (method.getName().equals(at)) {
                        throw new IllegalStateException(
                                "bug in " + at + Arrays.toString(arguments) + " at " + result,
                                new IllegalArgumentException(String.valueOf(result)));
                    }
                    return result;
                });
        return new ReadingStore() {
            @Override
            public ReaderDesk reader() {
                return desk;
            }

            @Override
            public CoordinatorDesk coordinator() {
                return real.coordinator();
            }

            @Override
            public void close() {
                real.close();
            }
        };
    }

    private static Object call(ReaderDesk desk, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(desk, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** The reader's whole way as far as it goes; everything that is thrown ends in the report. */
    private void readAll(ReadingStore.Opener opener) {
        ReadingViewModel viewModel =
                new ReadingFixture().viewModel(opener, new ReadingThreads(Runnable::run, task -> guarded(task)));
        guarded(viewModel::start);
        guarded(() -> viewModel.open(viewModel.sittings().getFirst()));
        for (int step = 0; step < 20 && viewModel.pageProperty().get() instanceof ReadingPage.Rating page; step++) {
            RatingViewModel rating = page.viewModel();
            new PrintWriter(reports, true)
                    .println(rating + " " + rating.openCaseProperty().get()
                            + rating.sheet().answersProperty() + page);
            guarded(() -> answer(rating));
            guarded(rating::next);
            guarded(rating::goOn);
        }
        if (viewModel.pageProperty().get() instanceof ReadingPage.Guessing guessing) {
            guarded(() -> guessing.viewModel().answer(Guess.REPORT_1));
            guarded(() -> guessing.viewModel().answer(Guess.REPORT_1));
        }
        guarded(() -> viewModel.openResults(viewModel.sittings().getFirst()));
        guarded(() -> viewModel.writeResult(viewModel.sittings().getFirst(), folder.resolve("result")));
        guarded(() -> viewModel.install(folder.resolve("nothing")));
        new PrintWriter(reports, true).println(viewModel.failureProperty() + " " + viewModel.pageProperty());
        guarded(viewModel::close);
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException fault) {
            report(fault);
        }
    }

    private static void answer(RatingViewModel rating) {
        rating.sheet().questions().forEach(question -> rating.sheet().answer(question, 4));
        if (rating.sheet().questions().isEmpty()) {
            rating.submitText("text");
            rating.sheet().change(given -> given.withAgreement(1).withEfficiency(Set.of(Efficiency.WRITING)));
        }
    }

    private void assertNothingTold() {
        assertThat(faults).as("something did break").isPositive();
        String told = reports.toString().toLowerCase(Locale.ROOT);
        assertThat(SECRETS.stream().filter(told::contains)).as(told).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_in_any_call_of_any_design_tells_nothing_of_the_key(ReadingDesign design) throws ReadingFailure {
        make(design);
        for (String at : List.of("next", "keep", "commit", "looked", "guesses", "guess", "openResults", "logOut")) {
            readAll(() -> breaking(at));
        }
        readAll(this::store);
        assertNothingTold();
    }

    @Test
    void a_database_that_is_spoilt_under_the_reader_tells_nothing_of_the_key() throws Exception {
        for (String spoil : List.of(
                "UPDATE sitting SET protocol = '{\"design\": 5'",
                "UPDATE place SET number = number + 40 WHERE number = 1",
                "UPDATE study_case SET task = 'NO_TASK'",
                "DELETE FROM study_case",
                "DROP TABLE rating_answer",
                "DROP TABLE place")) {
            Path file = folder.resolve("readings.db");
            try (var old = Files.list(folder)) {
                for (Path each : old.filter(Files::isRegularFile).toList()) {
                    Files.delete(each);
                }
            }
            make(ReadingDesign.COMPARATIVE);
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA foreign_keys = OFF");
                List<String> guards = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'trigger'")) {
                    while (rows.next()) {
                        guards.add(rows.getString(1));
                    }
                }
                for (String guard : guards) {
                    statement.execute("DROP TRIGGER " + guard);
                }
                statement.execute(spoil);
            }
            readAll(this::store);
        }
        faults++;
        assertNothingTold();
    }

    @Test
    void the_search_finds_what_it_looks_for() {
        report(new IllegalStateException("Zebrawood on the left"));
        assertThat(reports.toString().toLowerCase(Locale.ROOT)).contains(SECRETS.get(1));
    }
}
