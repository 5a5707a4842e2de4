package hilum.dicom.phantom;

/** Round cords of even matter along a smooth path: tubes, lines and leads. */
final class Wire {

    private Wire() {}

    /**
     * Adds a cord to a layer of thicknesses.
     *
     * @param points x, y in standard millimetres
     * @param z depth of all of it
     * @param density what a millimetre of it weighs in the layer
     */
    static void lay(Plate plate, float[] layer, double[][] points, double z, double radius, double density) {
        double[][] path = Curves.rounded(points, 0, points.length, 1, z);
        double step = plate.step();
        int across = Math.max(2, (int) Math.ceil(2 * radius / step));
        for (int i = 0; i + 1 < path.length; i++) {
            double dx = path[i + 1][0] - path[i][0];
            double dy = path[i + 1][1] - path[i][1];
            double length = Math.sqrt(dx * dx + dy * dy);
            if (length == 0) {
                continue;
            }
            int along = Math.max(1, (int) Math.ceil(length / step));
            for (int k = 0; k < along * across; k++) {
                double t = (Math.floorDiv(k, across) + 0.5) / along;
                double v = 2 * (k % across + 0.5) / across - 1;
                double volume = density * 2 * radius * Math.sqrt(1 - v * v) * length / along * 2 * radius / across;
                plate.splat(
                        layer,
                        plate.column(path[i][0] + t * dx - dy / length * v * radius, z),
                        plate.row(path[i][1] + t * dy + dx / length * v * radius),
                        volume);
            }
        }
    }
}
