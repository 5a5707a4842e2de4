package hilum.reading;

import java.time.InstantSource;

class InMemoryReadingStoreTest implements ReadingStoreContract {
    private final ReadingStore store = new InMemoryReadingStore(InstantSource.fixed(Readings.NOON));

    @Override
    public ReadingStore store() {
        return store;
    }

    @Override
    public ReadingStore reopened() {
        return store;
    }
}
