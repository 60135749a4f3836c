package com.example.desk;

import io.github.partnertransfers.TransfersException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What went wrong, as the answer of a request (RFC 9457). The page has the advice. */
@RestControllerAdvice
class Problems {
  @ExceptionHandler({TransfersException.class, IllegalArgumentException.class})
  static ProblemDetail of(Throwable failure) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, failure.getMessage());
    if (failure instanceof TransfersException call) {
      problem.setStatus(HttpStatus.BAD_GATEWAY);
      problem.setDetail(call.description() == null ? call.getMessage() : call.description());
      problem.setProperty("code", call.code() == null ? call.status() : call.code().toString());
      problem.setProperty("requestId", call.requestId());
      problem.setProperty("correlationId", call.correlationId());
      if (call.retryAfter() != null) {
        problem.setProperty("retryAfter", call.retryAfter().toSeconds());
      }
    }
    problem.setProperty("failure", failure.getClass().getSimpleName());
    return problem;
  }
}
