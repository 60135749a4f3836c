package io.github.partnertransfers.tests.artifacts;

import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Finds calls of a class that native-image can't follow by itself. */
final class ReflectiveCalls extends ClassVisitor {
  private static final Map<String, String> METHODS =
      Map.ofEntries(
          Map.entry(
              "java/lang/Class",
              "forName|newInstance|get(Declared)?(Method|Field|Constructor)s?|getResource.*|"
                  + "getRecordComponents|getPermittedSubclasses|arrayType"),
          Map.entry("java/lang/ClassLoader", "loadClass|(getSystem)?[gG]etResource.*|resources"),
          Map.entry("java/lang/Module", "getResourceAsStream"),
          Map.entry("java/lang/reflect/Proxy", ".*"),
          Map.entry("java/lang/reflect/Array", "newInstance"),
          Map.entry("java/lang/invoke/MethodHandles$Lookup", "find.*|unreflect.*"),
          Map.entry("java/util/ServiceLoader", "load.*"),
          Map.entry("java/util/ResourceBundle", "getBundle"),
          Map.entry("java/io/ObjectInputStream", ".*"),
          Map.entry("java/util/concurrent/atomic/AtomicReferenceFieldUpdater", "newUpdater"),
          Map.entry("java/util/concurrent/atomic/AtomicIntegerFieldUpdater", "newUpdater"),
          Map.entry("java/util/concurrent/atomic/AtomicLongFieldUpdater", "newUpdater"),
          Map.entry("com/google/gson/Gson", "fromJson|toJson.*|getAdapter"),
          Map.entry("retrofit2/Retrofit", "create"));

  private final String caller;
  private final Set<String> found;

  ReflectiveCalls(String caller, Set<String> found) {
    super(Opcodes.ASM9);
    this.caller = simpleName(caller);
    this.found = found;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new MethodVisitor(Opcodes.ASM9) {
      private String lastClass = "?";

      @Override
      public void visitLdcInsn(Object value) {
        if (value instanceof Type type) {
          lastClass = simpleName(type.getInternalName());
        }
      }

      @Override
      public void visitMethodInsn(
          int opcode, String owner, String method, String type, boolean isInterface) {
        String reflective = METHODS.get(owner);
        if (reflective != null && method.matches(reflective)) {
          found.add(caller + ": " + simpleName(owner) + "." + method + " " + lastClass);
        }
      }
    };
  }

  private static String simpleName(String internalName) {
    return internalName.substring(internalName.lastIndexOf('/') + 1);
  }
}
