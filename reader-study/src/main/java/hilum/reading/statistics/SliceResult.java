package hilum.reading.statistics;

/** A cell within the cases that carry {@code label} for the slice {@code name}. Its size is part of it and always shown. */
public record SliceResult(
        String name, String label, int cases, int answers, Distribution distribution, MeanResult mean) {}
