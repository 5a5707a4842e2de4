package hilum.model.decode;

import java.util.List;
import java.util.OptionalInt;

/** A cache that holds nothing and computes nothing; tests fill in what they need. */
abstract class EmptyCache implements PromptCache {
    @Override
    public void reserve(int positions, int kept) {}

    @Override
    public void trim(int kept) {}

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public boolean read(List<Integer> ids, int past, boolean withPictures) {
        return true;
    }

    @Override
    public int choose() {
        throw new AssertionError("not called in this test: no single choice");
    }

    @Override
    public OptionalInt step(int id, int past) {
        throw new AssertionError("not called in this test: no single steps");
    }

    @Override
    public double[] score(List<Integer> ids, int past) {
        throw new AssertionError("not called in this test: no scores");
    }

    @Override
    public void close() {}
}
