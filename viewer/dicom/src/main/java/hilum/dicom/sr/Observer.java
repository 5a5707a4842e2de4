package hilum.dicom.sr;

/** Who observed what a document says (TID 1002). */
public sealed interface Observer {
    /**
     * A person.
     *
     * @param name in the form of PN, {@code Family^Given}; a pseudonym will do
     */
    record Person(String name) implements Observer {}

    /**
     * A program with its model.
     *
     * @param uid names this make of device; the same for the same model
     */
    record Device(String uid, String name, String manufacturer, String model) implements Observer {}
}
