package io.github.partnertransfers.cli.drift;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.CallCanceledException;
import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.MalformedResponseException;
import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.model.EligibilityTransferType;
import io.github.partnertransfers.model.TransferEligibility;
import io.github.partnertransfers.model.TransferEntity;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls the service, and compares the responses with the document: for each customer the list of
 * transfers, each transfer, and the eligibility. A failed call is reported, and the others go on.
 */
public final class DriftSession {
  private final TransfersClient client;
  private final ResponseComparison comparison;
  private final BiConsumer<String, TransfersException> failureListener;
  private int responses;
  private int skippedTransfers;
  private @Nullable TransfersException firstFailure;
  private @Nullable TransfersException lastFailure;

  /**
   * @param failureListener receives each failed call, with the name of its command
   */
  public DriftSession(
      TransfersClient client,
      ResponseComparison comparison,
      BiConsumer<String, TransfersException> failureListener) {
    this.client = client;
    this.comparison = comparison;
    this.failureListener = failureListener;
  }

  /** Returns the number of responses that were compared. */
  public int responses() {
    return responses;
  }

  /** Returns the number of listed transfers that cannot be read, as their ids are no GUIDs. */
  public int skippedTransfers() {
    return skippedTransfers;
  }

  /** Returns the failure of the first call that failed, or null. */
  public @Nullable TransfersException failure() {
    return firstFailure;
  }

  /** Calls the service for customers, until a login fails. */
  public void run(Collection<String> customerIds) {
    for (String customerId : customerIds) {
      CustomerTransfers customer = client.customer(customerId);
      getAll(customer, list(customer));
      if (lastFailure == null || !isLogin(lastFailure)) {
        checkEligibility(customer);
      }
      if (lastFailure != null && isLogin(lastFailure)) {
        return;
      }
    }
  }

  /** Returns the ids of the listed transfers. */
  private Set<String> list(CustomerTransfers customer) {
    Set<String> ids = new LinkedHashSet<>();
    List<TransferEntity> transfers = execute("list", customer.list());
    if (transfers != null) {
      comparison.add("listTransfers", Json.tree(transfers, TransferEntity.class));
      for (TransferEntity transfer : transfers) {
        if (Text.isGuid(transfer.id())) {
          ids.add(transfer.id());
        } else {
          skippedTransfers++;
        }
      }
    }
    return ids;
  }

  /** Ends early if a call fails in a way in which the next one is likely to fail too. */
  private void getAll(CustomerTransfers customer, Set<String> transferIds) {
    for (String transferId : transferIds) {
      TransferEntity transfer = execute("get", customer.get(transferId));
      if (transfer != null) {
        comparison.add("getTransfer", Json.tree(transfer.toJson()));
      } else if (!(lastFailure instanceof RequestRefusedException)
          && !(lastFailure instanceof MalformedResponseException)) {
        return;
      }
    }
  }

  private void checkEligibility(CustomerTransfers customer) {
    List<TransferEligibility> eligibility =
        execute("eligibility", customer.eligibility(EligibilityTransferType.DIRECT_TO_INDIRECT));
    if (eligibility != null) {
      comparison.add("getTransfersEligibility", Json.tree(eligibility, TransferEligibility.class));
    }
  }

  private <T> @Nullable T execute(String command, TransferCall<T> call) {
    try {
      T response = call.execute();
      responses++;
      return response;
    } catch (CallCanceledException e) {
      throw e;
    } catch (TransfersException e) {
      firstFailure = firstFailure == null ? e : firstFailure;
      lastFailure = e;
      failureListener.accept(command, e);
      return null;
    }
  }

  private static boolean isLogin(TransfersException failure) {
    List<Attempt> attempts = failure.attempts();
    return !attempts.isEmpty() && attempts.get(attempts.size() - 1).isLogin();
  }
}
