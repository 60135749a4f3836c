package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.benchmarks.Figure.Unit;
import java.util.Optional;

/** The section of the report about a {@link FleetDay}. */
final class FleetDaySection {
  private static final double NANOSECONDS_PER_HOUR = 3_600e9;

  private final Figures figures;

  FleetDaySection(Figures figures) {
    this.figures = figures;
  }

  String text() {
    // On average, a poller sees a change after half of its interval.
    Optional<Double> interval = find("mean delay", Unit.NANOSECONDS).map(delay -> 2 * delay);
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            """

            ## A day of a fleet

            A watch of %,d customers with the default options, in virtual time; the figures do not depend on the machine. Each
            customer has one transfer. A partner accepts it between %02d:00 and %02d:00; then %d line items complete, one every
            %d seconds. The watch emits a change after %s on average, and after %s at most. To see changes as
            soon on average, a poller with a fixed interval requests each customer's list every %s.

            """,
            FleetDay.CUSTOMERS,
            FleetDay.FIRST_WORKING_HOUR,
            FleetDay.FIRST_WORKING_HOUR + FleetDay.WORKING_HOURS,
            FleetDay.LINE_ITEMS,
            FleetDay.ITEM_INTERVAL.toSeconds(),
            seconds(find("mean delay", Unit.NANOSECONDS)),
            seconds(find("longest delay", Unit.NANOSECONDS)),
            seconds(interval)));
    text.append(PerformancePlot.FLEET_DAY.markdown());
    text.append(
        "\n| hour | changes | requests | requests at a fixed interval |\n|---|---|---|---|\n");
    for (int hour = 0; hour < FleetDay.HOURS; hour++) {
      text.append(
          String.format(
              "| %02d:00 | %s | %s | %s |%n",
              hour,
              text(find("hour " + hour, Unit.CHANGES)),
              text(find("hour " + hour, Unit.REQUESTS)),
              text(interval.map(value -> FleetDay.CUSTOMERS * NANOSECONDS_PER_HOUR / value))));
    }
    return text.toString();
  }

  private Optional<Double> find(String what, Unit unit) {
    return figures.find("fleet day", what, unit).map(Figure::median);
  }

  private static String seconds(Optional<Double> nanoseconds) {
    return nanoseconds
        .map(value -> String.format("%.1f seconds", value / 1e9))
        .orElse("(not measured)");
  }

  private static String text(Optional<Double> count) {
    return count.map(Unit.REQUESTS::text).orElse("not measured");
  }
}
