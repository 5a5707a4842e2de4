package hilum.model.worker;

/** Main class of a child that prints where only the protocol may speak. */
public final class NoisyMain {
    private NoisyMain() {}

    public static void main(String[] args) throws InterruptedException {
        System.out.println("Picked up a banner that nobody asked for");
        System.out.flush();
        ScriptedModel.hang();
    }
}
