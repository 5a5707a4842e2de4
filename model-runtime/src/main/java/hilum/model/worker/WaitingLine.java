package hilum.model.worker;

import hilum.model.CallStage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Callers in the order in which they came; the first of them has the turn. Thread-safe. */
final class WaitingLine {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final List<Place> places = new ArrayList<>();

    /** Lines up behind everybody who is here. */
    Place enter() {
        Place place = new Place();
        lock.lock();
        try {
            places.add(place);
        } finally {
            lock.unlock();
        }
        return place;
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return places.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** One caller's place; closing it, at whatever time, lets the others move up. */
    final class Place implements AutoCloseable {
        private Place() {}

        /** Waits for the turn; {@code onStage} hears each new place on the calling thread. */
        void awaitTurn(Consumer<CallStage> onStage) throws InterruptedException {
            int told = 0;
            for (int before = before(told); before > 0; before = before(told)) {
                onStage.accept(new CallStage.InLine(before));
                told = before;
            }
        }

        /** How many are before this one, as soon as that is not {@code told} any more; 0 at once. */
        private int before(int told) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                int before = places.indexOf(this);
                while (before > 0 && before == told) {
                    moved.await();
                    before = places.indexOf(this);
                }
                return before;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                places.remove(this);
                moved.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
