using System.Collections.Frozen;

namespace Plimsoll.Images.Packages.Java;

/// <summary>
/// The group ids of well-known artifacts whose archives do not name them: those built by Gradle, Ant or sbt. A name is no proof, so a
/// group from here is always a guess.
/// </summary>
/// <remarks>As published in Maven Central. One row a group; a name with a star is the start of one.</remarks>
static class KnownGroups
{
    static readonly string[] Rows =
    [
        "org.springframework spring-aop spring-aspects spring-beans spring-context spring-context-* spring-core spring-expression "
            + "spring-instrument spring-jcl spring-jdbc spring-jms spring-messaging spring-orm spring-oxm spring-r2dbc spring-test spring-tx "
            + "spring-web spring-webflux spring-webmvc spring-webmvc-portlet spring-websocket spring-asm spring-struts",
        "org.springframework.boot spring-boot spring-boot-*",
        "org.springframework.security spring-security-*",
        "org.springframework.data spring-data-*",
        "org.springframework.cloud spring-cloud-*",
        "org.springframework.batch spring-batch-*",
        "org.springframework.integration spring-integration-*",
        "org.springframework.session spring-session-*",
        "org.springframework.amqp spring-amqp spring-rabbit spring-rabbit-*",
        "org.springframework.kafka spring-kafka spring-kafka-*",
        "org.springframework.ldap spring-ldap-*",
        "org.springframework.hateoas spring-hateoas",
        "org.springframework.retry spring-retry",
        "org.springframework.ws spring-ws-* spring-xml",
        "org.springframework.plugin spring-plugin-*",
        "org.springframework.graphql spring-graphql",
        "org.springframework.restdocs spring-restdocs-*",
        "org.hibernate hibernate-entitymanager hibernate-ehcache hibernate-annotations",
        "org.hibernate.orm hibernate-envers-* hibernate-community-dialects hibernate-processor",
        "org.hibernate.validator hibernate-validator hibernate-validator-*",
        "org.apache.tomcat.embed tomcat-embed-*",
        "org.apache.tomcat tomcat-*",
        "org.apache.logging.log4j log4j-*",
        "log4j log4j",
        "ch.qos.logback logback-*",
        "org.slf4j slf4j-* jcl-over-slf4j jul-to-slf4j log4j-over-slf4j",
        "org.apache.kafka kafka-clients kafka-streams kafka-server kafka-server-* kafka-raft kafka-storage kafka-metadata kafka-group-* "
            + "kafka_2.* kafka-tools connect-api connect-json connect-runtime connect-transforms connect-file connect-mirror*",
        "org.apache.lucene lucene-*",
        "org.apache.solr solr-*",
        "org.apache.cassandra apache-cassandra apache-cassandra-*",
        "org.apache.spark spark-core_* spark-sql_* spark-catalyst_* spark-streaming_* spark-mllib_* spark-graphx_* spark-launcher_* "
            + "spark-network-* spark-unsafe_* spark-tags_* spark-sketch_* spark-kvstore_* spark-repl_* spark-yarn_* spark-kubernetes_* spark-hive_*",
        "org.apache.ant ant ant-*",
        "org.elasticsearch elasticsearch elasticsearch-*",
        "org.elasticsearch.client elasticsearch-rest-client elasticsearch-rest-high-level-client",
        "org.opensearch opensearch opensearch-*",
        "io.netty netty-*",
        "io.grpc grpc-*",
        "io.micrometer micrometer-*",
        "io.projectreactor reactor-core reactor-test",
        "io.projectreactor.netty reactor-netty reactor-netty-*",
        "io.micronaut micronaut-*",
        "io.opentelemetry opentelemetry-*",
        "com.fasterxml.jackson.core jackson-core jackson-databind jackson-annotations",
        "com.google.inject guice",
        "com.google.inject.extensions guice-*",
        "aopalliance aopalliance",
        "com.google.guava guava failureaccess listenablefuture",
        "com.google.code.gson gson",
        "com.google.protobuf protobuf-java protobuf-java-util protobuf-javalite",
        "com.squareup.okhttp3 okhttp okhttp-* logging-interceptor mockwebserver",
        "com.squareup.okio okio okio-jvm",
        "com.squareup.retrofit2 retrofit",
        "com.h2database h2",
        "com.zaxxer HikariCP",
        "com.mysql mysql-connector-j",
        "mysql mysql-connector-java",
        "com.microsoft.sqlserver mssql-jdbc",
        "com.oracle.database.jdbc ojdbc8 ojdbc10 ojdbc11 ucp",
        "com.thoughtworks.xstream xstream",
        "com.typesafe.akka akka-*",
        "org.apache.pekko pekko-*",
        "com.beust jcommander",
        "com.jcraft jsch",
        "com.rabbitmq amqp-client",
        "com.graphql-java graphql-java java-dataloader",
        "org.bouncycastle bcprov-* bcpkix-* bcpg-* bcmail-* bctls-* bcutil-* bc-fips",
        "org.jetbrains.kotlin kotlin-stdlib kotlin-stdlib-* kotlin-reflect kotlin-compiler kotlin-compiler-* kotlin-script-runtime",
        "org.jetbrains.kotlinx kotlinx-*",
        "org.jetbrains annotations",
        "org.scala-lang scala-library scala-reflect scala-compiler scala3-library_3",
        "org.codehaus.groovy groovy-all",
        "org.postgresql postgresql",
        "org.mariadb.jdbc mariadb-java-client",
        "org.xerial sqlite-jdbc",
        "org.xerial.snappy snappy-java",
        "org.mozilla rhino",
        "org.mockito mockito-core",
        "org.junit.jupiter junit-jupiter-*",
        "org.junit.platform junit-platform-*",
        "org.hamcrest hamcrest hamcrest-*",
        "org.liquibase liquibase-core",
        "org.flywaydb flyway-core",
        "org.quartz-scheduler quartz",
        "org.apache.commons commons-lang3 commons-text commons-compress commons-collections4 commons-csv commons-math3 commons-pool2 "
            + "commons-dbcp2 commons-configuration2 commons-exec commons-imaging commons-jexl3 commons-vfs2 commons-email commons-rng-*",
        "org.apache.httpcomponents httpclient httpcore httpmime httpasyncclient",
        "org.apache.httpcomponents.client5 httpclient5 httpclient5-*",
        "org.apache.httpcomponents.core5 httpcore5 httpcore5-*",
        "org.apache.struts struts2-core",
        "org.apache.shiro shiro-*",
        "org.apache.poi poi poi-*",
        "org.apache.pdfbox pdfbox fontbox xmpbox",
        "org.apache.tika tika-*",
        "org.apache.velocity velocity-engine-core",
        "org.apache.zookeeper zookeeper zookeeper-jute",
        "org.apache.thrift libthrift",
        "org.apache.avro avro",
        "org.apache.activemq activemq-*",
        "org.apache.xmlbeans xmlbeans",
        "org.yaml snakeyaml",
        "org.json json",
        "org.jsoup jsoup",
        "xerces xercesImpl xmlParserAPIs",
        "xalan xalan serializer",
        "xml-apis xml-apis",
        "net.java.dev.jna jna jna-platform",
        "net.bytebuddy byte-buddy byte-buddy-agent",
        "net.sf.ehcache ehcache-core",
        "org.ehcache ehcache",
        "org.apache.derby derby derbyclient derbynet derbyshared derbytools",
        "org.hsqldb hsqldb",
        "org.ow2.asm asm asm-analysis asm-commons asm-tree asm-util",
        "javax.servlet javax.servlet-api jstl",
        "jakarta.servlet jakarta.servlet-api",
        "antlr antlr",
        "org.antlr antlr4-runtime antlr-runtime",
        "dom4j dom4j",
        "junit junit",
        "commons-beanutils commons-beanutils",
        "commons-cli commons-cli",
        "commons-codec commons-codec",
        "commons-collections commons-collections",
        "commons-configuration commons-configuration",
        "commons-daemon commons-daemon",
        "commons-dbcp commons-dbcp",
        "commons-digester commons-digester",
        "commons-fileupload commons-fileupload",
        "commons-httpclient commons-httpclient",
        "commons-io commons-io",
        "commons-jxpath commons-jxpath",
        "commons-lang commons-lang",
        "commons-logging commons-logging",
        "commons-net commons-net",
        "commons-pool commons-pool",
        "commons-validator commons-validator",
    ];

    static readonly FrozenDictionary<string, string> Exact = Names(isStart: false).ToFrozenDictionary(
        static pair => pair.Name, static pair => pair.Group, StringComparer.Ordinal);

    static readonly (string Name, string Group)[] Starts =
        [.. Names(isStart: true).OrderByDescending(static pair => pair.Name.Length)];

    /// <summary>The group under which an artifact is known.</summary>
    /// <returns><c>null</c> where it is not known here.</returns>
    public static string? Of(string artifact)
    {
        if (Exact.TryGetValue(artifact, out var group))
            return group;
        return Array.Find(Starts, start => artifact.StartsWith(start.Name, StringComparison.Ordinal)).Group;
    }

    static IEnumerable<(string Name, string Group)> Names(bool isStart) =>
        from row in Rows
        let words = row.Split(' ')
        from name in words.Skip(1)
        where name.EndsWith('*') == isStart
        select (name.TrimEnd('*'), words[0]);
}
