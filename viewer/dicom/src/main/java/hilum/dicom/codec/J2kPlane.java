package hilum.dicom.codec;

/**
 * Coefficients of a tile-component, which the inverse wavelet transformation turns into samples in place. Low-pass results lie at the
 * left and at the top, high-pass ones behind them, for each resolution inside the next.
 */
sealed interface J2kPlane permits J2kIntPlane, J2kFloatPlane {
    /** Columns that are worked on together, so that a cache line is used as a whole. */
    int STRIP = 16;

    /** Takes the coefficients of a block that was just decoded. */
    void store(J2kBlock block, J2kBlockDecoder decoded);

    /**
     * Joins low and high parts of rows {@code from} to before {@code to}.
     *
     * @param width of the rows so far
     * @param odd whether the first sample is a high-pass one
     */
    void joinRows(int from, int to, int width, boolean odd);

    /** Joins low and high parts of columns {@code from} to before {@code to}, {@link #STRIP} at a time. */
    void joinColumns(int from, int to, int height, boolean odd);

    /** The sample at a place. */
    double sample(int index);
}
