package hilum.model.worker;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.model.CallStage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class WaitingLineTest {
    private final WaitingLine line = new WaitingLine();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void end() {
        threads.forEach(Thread::interrupt);
    }

    /** Waits for {@code place} on a thread of its own, and leaves it when interrupted. */
    private Thread await(WaitingLine.Place place, String name) {
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                place.awaitTurn(stage -> heard.add(name + ((CallStage.InLine) stage).before()));
                heard.add(name + "has the turn");
            } catch (InterruptedException e) {
                place.close();
                heard.add(name + "left");
            }
        });
        threads.add(thread);
        return thread;
    }

    private String next() throws InterruptedException {
        return heard.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void the_first_has_the_turn_at_once_and_hears_of_no_place() throws Exception {
        line.enter().awaitTurn(stage -> heard.add("in line"));
        assertThat(heard).isEmpty();
    }

    @Test
    void everybody_hears_the_own_place_and_moves_up_in_order() throws Exception {
        WaitingLine.Place first = line.enter();
        WaitingLine.Place second = line.enter();
        await(second, "second ");
        assertThat(next()).isEqualTo("second 1");
        await(line.enter(), "third ");
        assertThat(next()).isEqualTo("third 2");
        first.close();
        assertThat(List.of(next(), next())).containsExactlyInAnyOrder("second has the turn", "third 1");
        second.close();
        assertThat(next()).isEqualTo("third has the turn");
    }

    @Test
    void who_is_stopped_in_line_leaves_at_once_and_those_behind_move_up() throws Exception {
        line.enter();
        Thread second = await(line.enter(), "second ");
        assertThat(next()).isEqualTo("second 1");
        await(line.enter(), "third ");
        assertThat(next()).isEqualTo("third 2");
        second.interrupt();
        assertThat(List.of(next(), next())).containsExactlyInAnyOrder("second left", "third 1");
    }

    @Test
    void an_empty_line_knows_that_it_is_empty() {
        assertThat(line.isEmpty()).isTrue();
        WaitingLine.Place place = line.enter();
        assertThat(line.isEmpty()).isFalse();
        place.close();
        assertThat(line.isEmpty()).isTrue();
    }
}
