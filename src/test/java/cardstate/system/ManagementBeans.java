package cardstate.system;

import com.sun.tools.attach.VirtualMachine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.management.Attribute;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Every management bean of another JVM, as text: where Kafka's own metrics are. */
final class ManagementBeans {

    private ManagementBeans() {}

    /** Of a process of our own: its address comes from the machine itself. */
    @SuppressWarnings("BanJNDI")
    static List<String> of(long pid) {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try (JMXConnector connector =
                    JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
                return read(connector.getMBeanServerConnection());
            } finally {
                machine.detach();
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("BanJNDI")
    private static List<String> read(MBeanServerConnection server) throws Exception {
        List<String> lines = new ArrayList<>();
        for (ObjectName name : server.queryNames(null, null)) {
            String[] attributes = Arrays.stream(server.getMBeanInfo(name).getAttributes())
                    .map(MBeanAttributeInfo::getName)
                    .toArray(String[]::new);
            lines.add(name.toString());
            for (Attribute attribute : server.getAttributes(name, attributes).asList()) {
                Object value = attribute.getValue();
                lines.add(name + " " + attribute.getName() + "="
                        + (value instanceof Object[] several ? Arrays.deepToString(several) : value));
            }
        }
        return lines;
    }
}
