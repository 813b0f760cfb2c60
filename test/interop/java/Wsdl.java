// What WSDL4J, the reader in Axis2 and CXF, reads in WSDLs: `Wsdl.java FILE ...`; a line for each operation of each port: file, port, operation.
// The schemas inside are compiled by the JDK's own Xerces, which raises for what is not right in them.
import java.util.ArrayList;
import java.util.List;
import javax.wsdl.BindingOperation;
import javax.wsdl.Definition;
import javax.wsdl.Port;
import javax.wsdl.Service;
import javax.wsdl.extensions.schema.Schema;
import javax.wsdl.factory.WSDLFactory;
import javax.wsdl.xml.WSDLReader;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;

public class Wsdl {
  static void compile(Definition definition) throws Exception {
    List<Source> schemas = new ArrayList<>();
    for (Object one : definition.getTypes().getExtensibilityElements())
      if (one instanceof Schema) schemas.add(new DOMSource(((Schema) one).getElement()));
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(schemas.toArray(new Source[0]));
  }

  public static void main(String[] files) throws Exception {
    WSDLReader reader = WSDLFactory.newInstance().newWSDLReader();
    reader.setFeature("javax.wsdl.verbose", false);
    for (String file : files) {
      Definition definition = reader.readWSDL(file);
      compile(definition);
      for (Object service : definition.getServices().values())
        for (Object port : ((Service) service).getPorts().values())
          for (Object operation : ((Port) port).getBinding().getBindingOperations())
            System.out.println(file + "\t" + ((Port) port).getName() + "\t" + ((BindingOperation) operation).getName());
    }
  }
}
