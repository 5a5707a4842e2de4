package hilum.model.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CancellationTest {
    private final Cancellation cancellation = new Cancellation();

    @BeforeEach
    void watchThisThread() {
        cancellation.watch(Thread.currentThread());
    }

    @AfterEach
    void clear() {
        Thread.interrupted();
    }

    @Test
    void the_running_call_is_interrupted_and_the_thread_left_clean() {
        assertThat(cancellation.begin(1)).isTrue();
        cancellation.cancel(1);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        cancellation.end(1);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void a_call_cancelled_before_it_began_does_not_begin() {
        cancellation.cancel(2);
        assertThat(cancellation.begin(2)).isFalse();
        cancellation.end(2);
        assertThat(cancellation.begin(3)).isTrue();
    }

    @Test
    void a_late_cancel_harms_neither_this_call_nor_the_next() {
        cancellation.begin(1);
        cancellation.end(1);
        cancellation.cancel(1);
        assertThat(cancellation.begin(2)).isTrue();
        cancellation.cancel(1);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
