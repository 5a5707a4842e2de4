package hilum.model.worker;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.model.ModelFailure;
import hilum.model.ModelState;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A picture goes to the child once; the child of these tests has room for 4 MB of them. */
@Timeout(60)
final class WorkerPicturesTest {
    private static final int SIDE = 700;
    private static final long PICTURE_BYTES = 3L * SIDE * SIDE;

    private final StateLog states = new StateLog();
    private ModelWorker worker;

    @BeforeEach
    void start() throws Exception {
        worker = new ModelWorker(FakeChild.launch(Path.of("none")), states);
        worker.start();
        states.await(ModelState.Ready.class);
    }

    @AfterEach
    void close() {
        worker.close();
    }

    private static RgbImage film(int seed) {
        byte[] grey = new byte[SIDE * SIDE];
        new Random(seed).nextBytes(grey);
        return RgbImage.ofGrey(SIDE, SIDE, grey);
    }

    /** What the child says that it was asked about is what it was asked about. */
    private void ask(RgbImage... films) throws ModelFailure {
        String expected = Stream.of(films).map(RgbImage::sha256).collect(Collectors.joining(" "));
        assertThat(worker.generate(Prompt.of(List.of(films), "name them"), 10, piece -> {})
                        .text())
                .isEqualTo(expected);
    }

    /** All that the child has read since it began, pipes included. */
    private long readByChild() throws IOException {
        try (Stream<String> lines =
                Files.lines(Path.of("/proc", Long.toString(worker.pid().orElseThrow()), "io"))) {
            return lines.filter(line -> line.startsWith("rchar: "))
                    .mapToLong(line -> Long.parseLong(line.substring(7)))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_second_question_about_a_picture_sends_none_of_its_bytes() throws Exception {
        long before = readByChild();
        ask(film(1));
        long first = readByChild();
        ask(film(1));
        ask(film(1));
        long second = readByChild();
        assertThat(first - before).isGreaterThan(PICTURE_BYTES);
        assertThat(second - first).isLessThan(PICTURE_BYTES / 10);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_picture_that_had_to_make_room_is_sent_again() throws Exception {
        ask(film(1));
        ask(film(2));
        ask(film(3));
        long before = readByChild();
        ask(film(1));
        assertThat(readByChild() - before).isGreaterThan(PICTURE_BYTES);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void pictures_that_are_no_longer_needed_do_not_pile_up_in_a_heap_that_has_room() throws Exception {
        worker.close();
        worker = new ModelWorker(FakeChild.launch(Path.of("none")).withOptions(List.of("-Xmx1024m")), states);
        worker.start();
        for (int i = 0; i < 400; i++) {
            ask(film(i));
        }
        assertThat(peakOfChild()).isLessThan(400 * PICTURE_BYTES / 2);
    }

    /** The most memory that the child has had, in bytes. */
    private long peakOfChild() throws IOException {
        try (Stream<String> lines =
                Files.lines(Path.of("/proc", Long.toString(worker.pid().orElseThrow()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void two_pictures_at_once_arrive_in_order_also_when_one_is_known() throws Exception {
        ask(film(1));
        ask(film(2), film(1));
        ask(film(1), film(2));
        ask(film(4), film(4));
    }

    @Test
    void the_next_child_gets_the_picture_anew() throws Exception {
        ask(film(1));
        worker.restart();
        ask(film(1));
        ProcessHandle.of(worker.pid().orElseThrow()).ifPresent(ProcessHandle::destroyForcibly);
        states.await(ModelState.Failed.class);
        ask(film(1));
    }
}
