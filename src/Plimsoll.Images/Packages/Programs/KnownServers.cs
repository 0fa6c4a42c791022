using System.Collections.Immutable;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>Databases, web servers and proxies among <see cref="KnownPrograms"/>.</summary>
static class KnownServers
{
    const string PostgresVersion = "(?<v>[0-9]+([.][0-9]+){0,2}((alpha|beta|rc)[0-9]+)?)";
    const string MySqlVersion = "(?<v>[0-9]+[.][0-9]+[.][0-9]+)";
    const string HaProxyVersion = "(?<v>[0-9]+[.][0-9]+([.][0-9]+|-(dev|rc)[0-9]+))";
    const string EnvoyVersion = "(?<v>1[.][0-9]+[.][0-9]+(-dev)?)";

    /// <summary>All of them.</summary>
    public static ImmutableArray<KnownProgram> All { get; } =
    [
        new("arangodb", "pkg:generic/arangodb", ["arangosh", "arangod"],
            @"\x00(?<v>[0-9]+[.][0-9]+[.][0-9]+(-[0-9]+)?) (enterprise )?\[(linux|darwin|win)"),
        new("envoy", "pkg:generic/envoy", ["envoy"],
            @"\x00" + EnvoyVersion + @"\x00[^\x00]{0,100}(envoy|source/|external/|Unable to|RELEASE|Extract called)",
            @"\x00" + EnvoyVersion + @"\x00"),
        new("haproxy", "pkg:generic/haproxy", ["haproxy"],
            "HA-?Proxy version " + HaProxyVersion,
            @"\x00" + HaProxyVersion + @"-[0-9a-f]{7,12}\x00",
            "version " + HaProxyVersion + "(-[0-9a-f]{7,12})?, released 20"),
        new("httpd", "pkg:generic/httpd", ["httpd", "apache2"], "Apache/{v}"),
        new("lighttpd", "pkg:generic/lighttpd", ["lighttpd"], @"lighttpd/{v}"),
        new("memcached", "pkg:generic/memcached", ["memcached"], "memcached {v}"),
        new("mongodb", "pkg:generic/mongodb", ["mongod", "mongos"],
            @"\x00(?<v>[0-9]+[.][0-9]+[.][0-9]+(-rc[0-9]+)?)\x00+(tcmalloc|heap_size|cppdefines|mozjs)"),
        new("percona-xtradb-cluster", "pkg:generic/percona-xtradb-cluster", ["mysql", "mysqld"], "/Percona-XtraDB-Cluster-" + MySqlVersion),
        new("percona-server", "pkg:generic/percona-server", ["mysql", "mysqld"], "/percona-server-" + MySqlVersion),
        new("percona-xtrabackup", "pkg:generic/percona-xtrabackup", ["xtrabackup"], "/percona-xtrabackup-" + MySqlVersion),
        new("mariadb", "pkg:generic/mariadb", ["mariadb", "mysql", "mariadbd", "mysqld"], "{v}-MariaDB"),
        new("mysql-cluster", "pkg:generic/mysql-cluster", ["ndbd", "ndbmtd", "ndb_mgm", "ndb_mgmd"],
            "/mysql-cluster-((gpl|com|commercial)-)?{v}", "mysql-{v} ndb-(?<n>[0-9]+[.][0-9]+)"),
        new("mysql", "pkg:generic/mysql", ["mysql", "mysqld"],
            @"\x00" + MySqlVersion + @"(-[a-z0-9]+)?\x00+mysql_", "/mysql-" + MySqlVersion + "[-/]"),
        new("nginx", "pkg:generic/nginx", ["nginx"], @"nginx version: [^/\x00]{1,40}/{v}"),
        new("openldap", "pkg:generic/openldap", ["ldapsearch", "slapd"], @"\$OpenLDAP: [a-z]+ {v}"),
        new("postgresql", "pkg:generic/postgresql", ["postgres"], "PostgreSQL " + PostgresVersion),
        new("proftpd", "pkg:generic/proftpd", ["proftpd"], @"ProFTPD Version (?<v>[0-9]+[.][0-9]+[.][0-9]+([a-z]|rc[0-9]+)?)"),
        new("valkey", "pkg:generic/valkey", ["valkey-server", "redis-server"],
            "valkey[^0-9]?{v}", "[Vv]alkey version (is |=)?{v}"),
        new("redis", "pkg:generic/redis", ["redis-server"],
            "[^0-9.](?<v>[0-9]+[.][0-9]+[.][0-9]+?)([0-9a-f]{12}|[a-z][-a-z0-9_.]{0,60})-1[0-9]{9,18}",
            "Redis version {v}", "[Rr]edis_version:{v}"),
    ];
}
