package io.github.partnertransfers;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.partnertransfers.api.TransfersApi;
import io.github.partnertransfers.api.WebhooksApi;
import io.github.partnertransfers.model.ModelConverters;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Authenticator;
import okhttp3.Connection;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * The derived OkHttp client. It shares the connections, TLS settings, proxy, DNS and interceptors
 * of the base client, but no cache, authenticator, redirects, dispatcher or read timeout. OkHttp's
 * only retry is another address of the host before a connection exists.
 *
 * <p>Clients that were supplied with the same OkHttp client share one transport: it takes more
 * memory than everything else in an idle client.
 */
final class Transport {
  /**
   * The transports by the OkHttp client of the application. A transport lives as long as the
   * clients that use it.
   */
  @GuardedBy("SHARED")
  private static final Map<OkHttpClient, List<WeakReference<Transport>>> SHARED =
      new WeakHashMap<>();

  /** The maximum read of an error response. A description has at most 1,024 characters. */
  private static final int MAX_ERROR_BYTES = 64 * 1024;

  private static final String RETRY_AFTER = "Retry-After";

  /**
   * The time of the last response on each connection, whichever transport used it: clients that are
   * derived from one OkHttp client share its connections.
   */
  private static final Map<Connection, AtomicLong> LAST_USE =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final OkHttpClient http;
  private final long maxBodyBytes;
  private final int maxValues;

  @GuardedBy("this")
  private final Map<HttpUrl, TransfersApi> transfers = new HashMap<>(2);

  /** The exchanges in flight by the original request; interceptors may replace it. */
  private final Map<Request, Exchange> exchanges = new ConcurrentHashMap<>();

  /** Creates a transport of one client. */
  Transport(OkHttpClient base, long maxBodyBytes, int maxValues) {
    this.maxBodyBytes = maxBodyBytes;
    this.maxValues = maxValues;
    http =
        base.newBuilder()
            .cache(null)
            .authenticator(Authenticator.NONE)
            .followRedirects(false)
            .followSslRedirects(false)
            // Only to try the next address of a host: ConnectionInterceptor prevents other
            // retries.
            .retryOnConnectionFailure(true)
            // The watchdog enforces the attempt timeout.
            .callTimeout(0, TimeUnit.MILLISECONDS)
            .readTimeout(0, TimeUnit.MILLISECONDS)
            .writeTimeout(0, TimeUnit.MILLISECONDS)
            .addInterceptor(new ResponseInterceptor(maxBodyBytes))
            .addNetworkInterceptor(new ConnectionInterceptor())
            .build();
  }

  /** Returns the transport of all clients with this OkHttp client and these limits. */
  static Transport shared(OkHttpClient base, long maxBodyBytes, int maxValues) {
    synchronized (SHARED) {
      List<WeakReference<Transport>> all = SHARED.get(base);
      if (all == null) {
        all = new ArrayList<>(1);
        SHARED.put(base, all);
      }
      for (Iterator<WeakReference<Transport>> each = all.iterator(); each.hasNext(); ) {
        Transport transport = each.next().get();
        if (transport == null) {
          each.remove();
        } else if (transport.maxBodyBytes == maxBodyBytes && transport.maxValues == maxValues) {
          return transport;
        }
      }
      Transport created = new Transport(base, maxBodyBytes, maxValues);
      all.add(new WeakReference<>(created));
      return created;
    }
  }

  OkHttpClient http() {
    return http;
  }

  /** Returns the API, the same for each call. */
  synchronized TransfersApi transfers(HttpUrl baseUrl) {
    TransfersApi api = transfers.get(baseUrl);
    if (api == null) {
      api = transfers(http, baseUrl);
      transfers.put(baseUrl, api);
    }
    return api;
  }

  /** Returns an API with one more interceptor. */
  TransfersApi transfers(HttpUrl baseUrl, Interceptor interceptor) {
    return transfers(http.newBuilder().addInterceptor(interceptor).build(), baseUrl);
  }

  private TransfersApi transfers(OkHttpClient client, HttpUrl baseUrl) {
    return retrofit(client, baseUrl, ModelConverters.transfersApi(maxValues))
        .create(TransfersApi.class);
  }

  WebhooksApi webhooks(HttpUrl baseUrl) {
    return retrofit(http, baseUrl, ModelConverters.webhooksApi(maxValues))
        .create(WebhooksApi.class);
  }

  private static Retrofit retrofit(
      OkHttpClient client, HttpUrl baseUrl, Converter.Factory converters) {
    return new Retrofit.Builder()
        .baseUrl(baseUrl)
        .client(client)
        // Replaces the main thread, the default on Android. Callbacks are not used.
        .callbackExecutor(Runnable::run)
        .addConverterFactory(converters)
        .build();
  }

  /** Starts the record of a request. */
  Exchange record(Request request, @Nullable Call<?> call) {
    Exchange exchange = new Exchange(call);
    exchanges.put(request, exchange);
    return exchange;
  }

  /** Removes the record of a request. */
  void forget(Request request) {
    exchanges.remove(request);
  }

  private Exchange exchange(Interceptor.Chain chain) {
    Exchange exchange = exchanges.get(chain.call().request());
    return exchange == null ? new Exchange(null) : exchange;
  }

  /** A request failed on a connection. OkHttp does not retry after a ProtocolException. */
  private static final class AfterConnectException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    final transient IOException failure;

    AfterConnectException(IOException failure) {
      this.failure = failure;
    }
  }

  /** Records that a request is sent and that a response arrives. Prevents OkHttp from resending. */
  private final class ConnectionInterceptor implements Interceptor {
    /** No server closes a connection as idle so soon after a response. */
    private static final long MIN_IDLE_NANOS = 1_000_000_000;

    @Override
    public Response intercept(Chain chain) throws IOException {
      Exchange exchange = exchange(chain);
      Connection connection = chain.connection();
      AtomicLong last = LAST_USE.get(connection);
      exchange.requestStarted(last != null && System.nanoTime() - last.get() > MIN_IDLE_NANOS);
      Response response;
      try {
        response = chain.proceed(chain.request());
      } catch (IOException e) {
        throw new AfterConnectException(e);
      }
      if (last == null) {
        last = new AtomicLong();
        LAST_USE.put(connection, last);
      }
      last.set(System.nanoTime());
      exchange.responseStarted(RetryAfter.of(response));
      return isRetriedByOkHttp(response) ? withoutRetryAfter(response) : response;
    }

    /** OkHttp retries these itself, and fails to parse a Retry-After that exceeds an int. */
    private boolean isRetriedByOkHttp(Response response) {
      return response.code() == 408 || response.code() == 503;
    }

    /** Makes the header invalid, so that OkHttp doesn't retry; {@link Exchange} has the value. */
    private Response withoutRetryAfter(Response response) {
      return response.newBuilder().header(RETRY_AFTER, "in " + Exchange.class.getName()).build();
    }
  }

  /**
   * Fails on a response body that is too large. Buffers an error body, even a truncated one: the
   * status and the headers still count.
   */
  private final class ResponseInterceptor implements Interceptor {
    private final long maxBytes;

    ResponseInterceptor(long maxBytes) {
      this.maxBytes = maxBytes;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
      Response response;
      try {
        response = chain.proceed(chain.request());
      } catch (AfterConnectException e) {
        throw e.failure;
      }
      ResponseBody body = response.body();
      if (body == null) {
        return response;
      }
      if (!response.isSuccessful()) {
        return response.newBuilder().body(truncated(body)).build();
      }
      boolean isReadable = false;
      try {
        Response limited = limited(chain, response, body);
        isReadable = true;
        return limited;
      } finally {
        if (!isReadable) {
          ForeignCode.runQuietly(body::close); // After an Error it is still open.
        }
      }
    }

    private Response limited(Chain chain, Response response, ResponseBody body) throws IOException {
      boolean isSmall = body.contentLength() >= 0 && body.contentLength() <= maxBytes;
      ResponseBody limited = isSmall ? body : limited(body);
      if (!limited.source().request(1)) {
        exchange(chain).bodyIsEmpty();
      } else if (chain.request().method().equals("DELETE")) {
        // Retrofit ignores the body of a Void call; a truncated one must fail anyway.
        limited = ResponseBody.create(limited.bytes(), body.contentType());
      }
      return limited == body ? response : response.newBuilder().body(limited).build();
    }

    private ResponseBody limited(ResponseBody body) {
      Source source = new LimitedSource(body.source(), maxBytes);
      return ResponseBody.create(Okio.buffer(source), body.contentType(), body.contentLength());
    }

    private ResponseBody truncated(ResponseBody body) {
      Buffer read = new Buffer();
      try (ResponseBody closing = body) {
        BufferedSource source = closing.source();
        long count = 0;
        while (count != -1 && read.size() < MAX_ERROR_BYTES) {
          count = source.read(read, MAX_ERROR_BYTES - read.size());
        }
      } catch (IOException e) {
        // Uses what has arrived.
      }
      return ResponseBody.create(read, body.contentType(), read.size());
    }
  }

  private static final class LimitedSource extends ForwardingSource {
    private final long maxBytes;
    private long readBytes;

    LimitedSource(Source source, long maxBytes) {
      super(source);
      this.maxBytes = maxBytes;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      long count = super.read(sink, byteCount);
      readBytes += Math.max(0, count);
      if (readBytes > maxBytes) {
        throw new BodyTooLargeException(maxBytes);
      }
      return count;
    }
  }
}
