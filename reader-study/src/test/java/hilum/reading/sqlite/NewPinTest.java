package hilum.reading.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.reading.CoordinatorDesk;
import hilum.reading.NewReader;
import hilum.reading.ReaderDesk;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingFailure.Refusal;
import hilum.reading.ReadingStore;
import hilum.reading.Readings;
import hilum.reading.Sitting;
import hilum.reading.StudyPlan;
import hilum.reading.pack.RecordJson;
import hilum.reading.pack.SignedZip;
import hilum.reading.pack.Signing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader who has lost the PIN goes on with another, here and at another station, and loses nothing. */
class NewPinTest {
    private static final NewReader ADA = new NewReader("ada ", "9042");

    @TempDir
    Path folder;

    private final List<ReadingStore> open = new ArrayList<>();
    private ReadingStore office;
    private CoordinatorDesk coordinator;

    @BeforeEach
    void freeze() throws Exception {
        office = store("office");
        coordinator = office.coordinator();
        Readings.make(
                office,
                new StudyPlan(Readings.protocol("Pilot A", "Ada", "Ben"), Readings.cases(folder.resolve("films"), 3)),
                "4711");
    }

    private ReadingStore store(String name) throws ReadingFailure {
        ReadingStore store = SqliteReadingStore.open(
                folder.resolve(name).resolve("readings.db"), InstantSource.fixed(Readings.NOON), Readings.SEALING);
        open.add(store);
        return store;
    }

    @AfterEach
    void close() {
        open.forEach(ReadingStore::close);
    }

    private void replace(boolean packageToo) throws ReadingFailure {
        coordinator.replacePin("Pilot A", ADA, packageToo, Readings.passPhrase());
    }

    private Path packed(String file) throws ReadingFailure {
        Path pack = folder.resolve(file);
        coordinator.writePackage("Pilot A", "Ada", pack, Readings.passPhrase());
        return pack;
    }

    private static void logIn(ReaderDesk desk, Sitting sitting, String pin) throws ReadingFailure {
        desk.logIn(sitting.id(), pin.toCharArray());
    }

    private static void rateOne(ReaderDesk desk, Sitting sitting) throws ReadingFailure {
        desk.commit(sitting.id(), 1, Readings.rating(1));
    }

    @Test
    void the_new_pin_opens_the_sitting_where_it_stood_and_the_old_one_nothing() throws ReadingFailure {
        ReaderDesk desk = office.reader();
        Sitting ada = desk.sittings().getFirst();
        logIn(desk, ada, "4711");
        rateOne(desk, ada);
        replace(false);
        // Who was logged in is not any more.
        assertThatThrownBy(() -> desk.next(ada.id())).isInstanceOf(ReadingFailure.NotLoggedIn.class);
        assertThatThrownBy(() -> logIn(desk, ada, "4711")).isInstanceOf(ReadingFailure.WrongPin.class);
        logIn(desk, ada, "9042");
        assertThat(desk.next(ada.id()).orElseThrow().number()).isEqualTo(2);
        assertThat(coordinator.auditTrail("Pilot A"))
                .anySatisfy(
                        line -> assertThat(line.what() + ": " + line.detail()).isEqualTo("a PIN was replaced: Ada"));
    }

    @Test
    void a_wait_after_wrong_attempts_ends_with_the_new_pin() throws ReadingFailure {
        ReaderDesk desk = office.reader();
        Sitting ada = desk.sittings().getFirst();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> logIn(desk, ada, "0000")).isInstanceOf(ReadingFailure.WrongPin.class);
        }
        assertThatThrownBy(() -> logIn(desk, ada, "4711")).isInstanceOf(ReadingFailure.WrongPin.class);
        replace(false);
        logIn(desk, ada, "9042");
        assertThat(desk.next(ada.id())).isPresent();
    }

    @Test
    void a_package_that_is_out_is_not_made_useless_unasked() throws ReadingFailure {
        Path old = packed("old.zip");
        ReaderDesk home = store("home").reader();
        Sitting sitting = home.install(old);
        logIn(home, sitting, "4711");
        Readings.rateAll(home, sitting.id());
        Path result = folder.resolve("result.zip");
        home.writeResult(sitting.id(), result);
        assertThatThrownBy(() -> replace(false))
                .isInstanceOfSatisfying(
                        ReadingFailure.PackageIsOut.class,
                        out -> assertThat(out.reader()).isEqualTo("Ada"));
        // Nothing was changed: the result still fits.
        assertThat(coordinator.collect(result).ratings()).isEqualTo(3);
    }

    @Test
    void a_package_made_again_brings_the_pin_to_a_sitting_half_read() throws ReadingFailure {
        ReaderDesk home = store("home").reader();
        Sitting sitting = home.install(packed("old.zip"));
        logIn(home, sitting, "4711");
        rateOne(home, sitting);
        replace(true);
        Sitting again = home.install(packed("new.zip"));
        assertThat(again.id()).isEqualTo(sitting.id());
        assertThat(again.committed()).isOne();
        assertThat(home.sittings()).hasSize(1);
        assertThatThrownBy(() -> home.next(sitting.id())).isInstanceOf(ReadingFailure.NotLoggedIn.class);
        assertThatThrownBy(() -> logIn(home, sitting, "4711")).isInstanceOf(ReadingFailure.WrongPin.class);
        logIn(home, sitting, "9042");
        home.commit(sitting.id(), 2, Readings.rating(2));
        home.commit(sitting.id(), 3, Readings.rating(3));
        Path result = folder.resolve("result.zip");
        home.writeResult(sitting.id(), result);
        assertThat(coordinator.collect(result).ratings()).isEqualTo(3);
        assertThat(coordinator.auditTrail("Pilot A"))
                .anySatisfy(line -> assertThat(line.what()).isEqualTo("the PIN was replaced by a package"));
        // The same package once more says nothing new.
        assertThatThrownBy(() -> home.install(folder.resolve("new.zip")))
                .isInstanceOfSatisfying(
                        ReadingFailure.PackageRefused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.DUPLICATE));
    }

    @Test
    void a_result_under_the_replaced_pin_is_refused() throws ReadingFailure {
        ReaderDesk home = store("home").reader();
        Sitting sitting = home.install(packed("old.zip"));
        logIn(home, sitting, "4711");
        Readings.rateAll(home, sitting.id());
        Path result = folder.resolve("result.zip");
        home.writeResult(sitting.id(), result);
        replace(true);
        assertThatThrownBy(() -> coordinator.collect(result))
                .isInstanceOfSatisfying(
                        ReadingFailure.ResultRefused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.TAMPERED));
        // What was rated is not lost: the station signs it again.
        home.install(packed("new.zip"));
        logIn(home, sitting, "9042");
        home.writeResult(sitting.id(), result);
        assertThat(coordinator.collect(result).ratings()).isEqualTo(3);
    }

    @Test
    void nothing_changes_for_an_unknown_reader_a_short_pin_or_a_wrong_pass_phrase() throws ReadingFailure {
        assertThatThrownBy(() ->
                        coordinator.replacePin("Pilot A", new NewReader("Eve", "9042"), false, Readings.passPhrase()))
                .isInstanceOf(ReadingFailure.UnknownReader.class);
        assertThatThrownBy(() ->
                        coordinator.replacePin("Pilot A", new NewReader("Ada", "904"), false, Readings.passPhrase()))
                .isInstanceOf(ReadingFailure.NotReady.class);
        assertThatThrownBy(() -> coordinator.replacePin("Pilot A", ADA, false, "not this one".toCharArray()))
                .isInstanceOf(ReadingFailure.WrongPassPhrase.class);
        ReaderDesk desk = office.reader();
        logIn(desk, desk.sittings().getFirst(), "4711");
        assertThat(desk.next(desk.sittings().getFirst().id())).isPresent();
    }

    /** Anyone can sign a package with a key of his own and put another reading's hash into it. */
    @Test
    void a_package_of_somebody_else_changes_no_picture_of_a_reading_that_is_here() throws Exception {
        ReaderDesk home = store("home").reader();
        home.install(packed("ada.zip"));
        Path pictures = folder.resolve("home").resolve("readings.db.pictures");
        List<String> before = contents(pictures);
        Path nowhere = Files.createTempDirectory(folder, "none");
        SignedZip real = SignedZip.read(folder.resolve("ada.zip"), nowhere, SignedZip.Limits.ofPackage());
        var forger = Signing.pair();
        var own =
                java.util.Base64.getEncoder().encodeToString(forger.getPublic().getEncoded());
        var pack = RecordJson.read(real.text("reading.json"), hilum.reading.pack.ReaderPackage.class);
        String json =
                real.text("reading.json").replace(pack.coordinatorKey(), own).replace("\"Ada\"", "\"Eve\"");
        for (Path picture : real.pictures().values()) {
            Files.writeString(picture, "another film");
        }
        Path forged = folder.resolve("forged.zip");
        SignedZip.write(forged, Map.of("reading.json", json), real.pictures(), forger.getPrivate());
        assertThatThrownBy(() -> home.install(forged))
                .isInstanceOfSatisfying(
                        ReadingFailure.PackageRefused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.TAMPERED));
        assertThat(contents(pictures)).isEqualTo(before);
        assertThat(home.sittings()).hasSize(1);
    }

    private static List<String> contents(Path root) throws IOException {
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.add(file.getFileName() + ": " + Files.readString(file));
            }
        }
        assertThat(all).isNotEmpty();
        return all;
    }
}
