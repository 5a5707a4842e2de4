package hilum.dicom;

import java.util.ServiceLoader;

/** Looks the engine up once. */
final class InstalledEngine {
    static final DicomEngine ENGINE = find(System.getProperty("hilum.dicom.engine", "own"));

    private InstalledEngine() {}

    private static DicomEngine find(String name) {
        return ServiceLoader.load(DicomEngine.class, DicomEngine.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no DICOM engine named " + name + " on the class path"));
    }
}
