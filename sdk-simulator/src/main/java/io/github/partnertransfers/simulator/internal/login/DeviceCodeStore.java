package io.github.partnertransfers.simulator.internal.login;

import io.github.partnertransfers.simulator.internal.service.Partner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The device codes and what the users decided (RFC 8628). Thread-safe. */
public final class DeviceCodeStore {

  static final Duration LIFETIME = Duration.ofMinutes(15);
  private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(5);

  /** How much faster than the interval a client may poll, since neither clock is exact. */
  private static final Duration INTERVAL_TOLERANCE = Duration.ofSeconds(1);

  private enum State {
    PENDING,
    APPROVED,
    DECLINED,
    REDEEMED
  }

  /** A request for a login. */
  record DeviceCode(
      String deviceCode,
      String userCode,
      Partner partner,
      Resource resource,
      List<String> scopes) {}

  private static final class Login {
    final DeviceCode code;
    final Instant expiry;
    State state = State.PENDING;
    boolean hasMfa;
    @Nullable Instant lastPoll;

    Login(DeviceCode code, Instant expiry) {
      this.code = code;
      this.expiry = expiry;
    }

    boolean isExpired(Instant now) {
      return !now.isBefore(expiry);
    }
  }

  /** An approved login. */
  record Approval(DeviceCode code, boolean hasMfa) {}

  private final InstantSource clock;
  private final Map<String, Login> logins = new LinkedHashMap<>();
  private Duration interval = DEFAULT_INTERVAL;

  public DeviceCodeStore(InstantSource clock) {
    this.clock = clock;
  }

  public synchronized void setInterval(Duration newInterval) {
    interval = newInterval;
  }

  synchronized Duration interval() {
    return interval;
  }

  synchronized DeviceCode create(Partner partner, Resource resource, List<String> scopes) {
    DeviceCode code =
        new DeviceCode(
            RandomTokens.next("device-code"),
            RandomTokens.nextUserCode(),
            partner,
            resource,
            scopes);
    logins.put(code.deviceCode(), new Login(code, clock.instant().plus(LIFETIME)));
    return code;
  }

  /** Returns the approved login and ends it, or throws the error of its state. */
  synchronized Approval redeem(Partner partner, String deviceCode) {
    Login login = logins.get(deviceCode);
    if (login == null || !login.code.partner().equals(partner)) {
      throw DeviceCodeErrors.unknown();
    }
    Instant now = clock.instant();
    if (login.state == State.REDEEMED) {
      throw DeviceCodeErrors.redeemed();
    }
    if (login.isExpired(now)) {
      throw DeviceCodeErrors.expired();
    }
    if (login.state == State.DECLINED) {
      throw DeviceCodeErrors.declined();
    }
    if (login.state == State.PENDING) {
      throw poll(login, now);
    }
    login.state = State.REDEEMED;
    return new Approval(login.code, login.hasMfa);
  }

  private OAuthException poll(Login login, Instant now) {
    Instant previous = login.lastPoll;
    login.lastPoll = now;
    return previous != null && now.isBefore(previous.plus(interval).minus(INTERVAL_TOLERANCE))
        ? DeviceCodeErrors.slowDown()
        : DeviceCodeErrors.pending();
  }

  /** Returns the codes that a user can enter now, the oldest first. */
  public synchronized List<String> pendingUserCodes() {
    Instant now = clock.instant();
    return logins.values().stream()
        .filter(login -> login.state == State.PENDING && !login.isExpired(now))
        .map(login -> login.code.userCode())
        .toList();
  }

  public synchronized void approve(String userCode, boolean hasMfa) {
    Login login = requirePending(userCode);
    login.state = State.APPROVED;
    login.hasMfa = hasMfa;
  }

  public synchronized void decline(String userCode) {
    requirePending(userCode).state = State.DECLINED;
  }

  private Login requirePending(String userCode) {
    Instant now = clock.instant();
    return logins.values().stream()
        .filter(login -> login.code.userCode().equals(userCode))
        .filter(login -> login.state == State.PENDING && !login.isExpired(now))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("User code " + userCode + " is not pending."));
  }

  public synchronized void reset() {
    logins.clear();
    interval = DEFAULT_INTERVAL;
  }
}
