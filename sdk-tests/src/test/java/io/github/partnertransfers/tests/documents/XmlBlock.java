package io.github.partnertransfers.tests.documents;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A block of XML that names artifacts of ours: those of sdk-bom, in the version of this build. */
record XmlBlock(Block block) {
  private static final String GROUP = "io.github.partnertransfers";
  private static final Pattern ARTIFACT = Pattern.compile("partner-transfers-[a-z-]+");
  private static final Set<String> PUBLISHED = published();

  /** Names are looked for in comments, too. */
  Set<String> problems() throws ParserConfigurationException, IOException {
    Set<String> problems = new LinkedHashSet<>();
    for (String name : names(block.text())) {
      if (!PUBLISHED.contains(name)) {
        problems.add(block + ": no artifact of ours: " + name);
      }
    }
    try {
      DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      parser.setErrorHandler(new DefaultHandler()); // The default one prints what it throws.
      NodeList groups =
          parser
              .parse(new InputSource(new StringReader("<xml>" + block.text() + "</xml>")))
              .getElementsByTagName("groupId");
      for (int i = 0; i < groups.getLength(); i++) {
        if (groups.item(i).getTextContent().equals(GROUP)) {
          addProblemsOf((Element) groups.item(i).getParentNode(), problems);
        }
      }
    } catch (SAXException e) {
      problems.add(block + ": " + e.getMessage());
    }
    return problems;
  }

  private void addProblemsOf(Element artifact, Set<String> problems) {
    String name = artifact.getElementsByTagName("artifactId").item(0).getTextContent();
    if (!PUBLISHED.contains(name)) {
      problems.add(block + ": no artifact of ours: " + name);
    }
    NodeList version = artifact.getElementsByTagName("version");
    if (version.getLength() > 0
        && !version.item(0).getTextContent().equals(System.getProperty("project.version"))) {
      problems.add(block + ": not this version: " + version.item(0).getTextContent());
    }
  }

  private static Set<String> published() {
    try {
      return names(
          Files.readString(Path.of(System.getProperty("project.root"), "sdk-bom", "pom.xml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> names(String xml) {
    return ARTIFACT.matcher(xml).results().map(MatchResult::group).collect(Collectors.toSet());
  }
}
