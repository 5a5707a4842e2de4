package hilum.dicom.codec;

/**
 * A sub-band of one resolution.
 *
 * @param orientation 0 LL, 1 HL, 2 LH, 3 HH; the first letter is the filter across
 * @param area in its own coordinates
 * @param left where it begins among the coefficients of the component, which lie as {@link J2kWavelet} wants them
 * @param planes magnitude bits, those of a region of interest included
 * @param step of quantisation, 1 when there is none
 */
record J2kBand(int orientation, J2kArea area, int left, int top, int planes, float step, int regionShift) {}
