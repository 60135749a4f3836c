import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedClock;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;

/**
 * Runs a simulator with some transfers, for a picture of its page. Prints the link of the page, and
 * ends when its input ends.
 */
final class SimulatorPage {
  private SimulatorPage() {}

  public static void main(String[] arguments) throws IOException {
    SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-02T10:00:00Z"));
    try (PartnerCenterSimulator simulator = PartnerCenterSimulator.builder().clock(clock).start()) {
      simulator.processingTime(Duration.ofMinutes(10));
      SimulatedCustomer adatum = simulator.addCustomer("Adatum");
      String failing =
          simulator.sourceCreates(
              adatum,
              adatum.addSubscription("Power BI Pro").quantity(40),
              adatum
                  .addSubscription("Dynamics 365 for Sales")
                  .quantity(8)
                  .failsOnTransfer("The subscription is not synchronized"));
      simulator.partnerAccepts(failing);
      clock.advance(Duration.ofMinutes(25));
      String moving =
          simulator.sourceCreates(
              adatum,
              adatum.addSubscription("Office 365 E1").quantity(25),
              adatum.addSubscription("Visio Online Plan 2").quantity(5));
      simulator.partnerAccepts(moving);
      clock.advance(Duration.ofMinutes(15));
      simulator.sourceCreates(adatum, adatum.addSubscription("Project Plan 3").quantity(3));
      System.out.println(simulator.servePage());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
