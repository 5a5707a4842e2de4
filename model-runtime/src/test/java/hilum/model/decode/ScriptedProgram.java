package hilum.model.decode;

import hilum.model.ModelFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** A program that says what it is told to, and keeps a diary of itself and all its caches. */
final class ScriptedProgram implements CausalProgram {
    final List<String> diary = new ArrayList<>();
    final StopSignal stop;

    /** How many of the next readings fail for want of memory. */
    int failures;

    /** The step, counted from 1, that fails once for want of memory; 0 none. */
    int failingStep;

    private final List<Integer> answer;
    private int said;

    ScriptedProgram(StopSignal stop, Integer... answer) {
        this.stop = stop;
        this.answer = List.of(answer);
    }

    @Override
    public boolean look(List<float[]> pictures) {
        diary.add("look at " + pictures.size());
        return !stop.isRaised();
    }

    @Override
    public PromptCache newCache() {
        return new Cache();
    }

    @Override
    public void releaseUnused() {
        diary.add("release");
    }

    @Override
    public void close() {
        diary.add("close the program");
    }

    private final class Cache implements PromptCache {
        @Override
        public void reserve(int positions, int kept) {
            diary.add("reserve " + positions + " keeping " + kept);
        }

        @Override
        public void trim(int kept) {
            diary.add("trim to " + kept);
        }

        @Override
        public long bytes() {
            return 100;
        }

        @Override
        public boolean read(List<Integer> ids, int past, boolean withPictures) throws ModelFailure {
            if (failures > 0) {
                failures--;
                throw new ModelFailure.OutOfMemory("none left");
            }
            diary.add("read " + ids.size() + " at " + past + (withPictures ? " with pictures" : ""));
            said = 0;
            return !stop.isRaised();
        }

        @Override
        public int choose() {
            return answer.get(said++);
        }

        @Override
        public OptionalInt step(int id, int past) throws ModelFailure {
            if (failingStep > 0 && said == failingStep) {
                failingStep = 0;
                throw new ModelFailure.OutOfMemory("none left");
            }
            diary.add("step at " + past);
            return stop.isRaised() ? OptionalInt.empty() : OptionalInt.of(answer.get(said++ % answer.size()));
        }

        @Override
        public double[] score(List<Integer> ids, int past) {
            diary.add("score " + ids.size() + " at " + past);
            double[] values = new double[stop.isRaised() ? 0 : ids.size()];
            Arrays.fill(values, -0.5);
            return values;
        }

        @Override
        public List<Continuation> openings(int count) {
            throw new AssertionError("not called in this test: greedy only");
        }

        @Override
        public List<Continuation> follow(List<Continuation> hypotheses, int past, int generated, int count) {
            throw new AssertionError("not called in this test: greedy only");
        }

        @Override
        public void endFollowing() {
            throw new AssertionError("not called in this test: greedy only");
        }

        @Override
        public void close() {
            diary.add("close a cache");
        }
    }
}
