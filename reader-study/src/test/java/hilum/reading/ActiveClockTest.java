package hilum.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ActiveClockTest {
    private long nanos = 5;
    private final ActiveClock clock = new ActiveClock(() -> nanos);

    private void pass(int seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void time_between_acts_counts() {
        clock.start(Duration.ofSeconds(3));
        pass(10);
        clock.act();
        pass(4);
        assertThat(clock.total()).isEqualTo(Duration.ofSeconds(17));
    }

    @Test
    void an_idle_stretch_counts_up_to_the_limit() {
        clock.start(Duration.ZERO);
        pass(600);
        clock.act();
        pass(1);
        assertThat(clock.total()).isEqualTo(ActiveClock.IDLE_LIMIT.plusSeconds(1));
    }

    @Test
    void a_pause_does_not_count() {
        clock.start(Duration.ZERO);
        pass(5);
        clock.pause();
        pass(30);
        clock.act();
        clock.resume();
        pass(2);
        assertThat(clock.total()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void nothing_counts_before_the_start() {
        pass(5);
        assertThat(clock.total()).isEqualTo(Duration.ZERO);
    }
}
