package io.github.partnertransfers.simulator;

import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;

/** Keeps the stubs that a user has on disk for a WireMock of their own out of the simulator. */
final class NoMappings implements MappingsSource {

  @Override
  public void loadMappingsInto(StubMappings stubMappings) {}

  @Override
  public void save(List<StubMapping> stubMappings) {}

  @Override
  public void save(StubMapping stubMapping) {}

  @Override
  @SuppressWarnings("removal")
  public void remove(StubMapping stubMapping) {}

  @Override
  public void removeAll() {}
}
