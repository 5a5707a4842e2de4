package hilum.dicom.part10;

/** How elements are written down, for one stretch of a file. */
record Syntax(boolean explicit, boolean bigEndian) {
    static final Syntax IMPLICIT_LITTLE = new Syntax(false, false);
    static final Syntax EXPLICIT_LITTLE = new Syntax(true, false);
    static final Syntax EXPLICIT_BIG = new Syntax(true, true);
}
