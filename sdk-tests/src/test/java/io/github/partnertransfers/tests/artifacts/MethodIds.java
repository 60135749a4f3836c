package io.github.partnertransfers.tests.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The methods that classes declare or call, each once: what takes an entry of the 65,536 that a dex
 * file has. Android knows no lambda, so each is counted as the class that D8 makes of it.
 */
final class MethodIds {
  private final Set<String> ids = new HashSet<>();
  private int lambdas;

  int count() {
    return ids.size();
  }

  Set<String> ids() {
    return Set.copyOf(ids);
  }

  MethodIds addJar(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (var entry : zip.stream().toList()) {
        if (entry.getName().endsWith(".class")) {
          addClass(zip.getInputStream(entry));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  MethodIds addClass(InputStream classFile) throws IOException {
    try (classFile) {
      new ClassReader(classFile).accept(new Declarations(), ClassReader.SKIP_DEBUG);
    }
    return this;
  }

  private void add(String owner, String name, String descriptor) {
    ids.add(owner + "." + name + descriptor);
  }

  private final class Declarations extends ClassVisitor {
    private String owner = "";

    Declarations() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] types) {
      owner = name;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      add(owner, name, descriptor);
      return new Calls();
    }
  }

  private final class Calls extends MethodVisitor {
    Calls() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      add(owner, name, descriptor);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      String owner = "lambda" + lambdas++;
      add(owner, "<init>", descriptor);
      add(owner, name, descriptor);
      for (Object argument : arguments) {
        if (argument instanceof Handle target) {
          add(target.getOwner(), target.getName(), target.getDesc());
        }
      }
    }
  }
}
