package hilum.model.decode;

import java.util.concurrent.atomic.AtomicBoolean;

/** A stop signal in plain Java. */
final class FlagStop implements StopSignal {
    private final AtomicBoolean raised = new AtomicBoolean();

    @Override
    public void raise() {
        raised.set(true);
    }

    @Override
    public void lower() {
        raised.set(false);
    }

    @Override
    public boolean isRaised() {
        return raised.get();
    }
}
