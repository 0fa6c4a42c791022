namespace Plimsoll.Cli;

public sealed class SurroundingsTests
{
    [Fact]
    public void Logins_are_looked_for_where_docker_and_podman_keep_them()
    {
        Assert.Equal(["/home/ada/.docker/config.json", "/home/ada/.config/containers/auth.json"], With(("HOME", "/home/ada")).LoginFiles);
        Assert.Equal(
            ["/auth.json", "/docker/config.json", "/run/user/1/containers/auth.json", "/config/containers/auth.json"],
            With(
                ("HOME", "/home/ada"), ("REGISTRY_AUTH_FILE", "/auth.json"), ("DOCKER_CONFIG", "/docker"),
                ("XDG_RUNTIME_DIR", "/run/user/1"), ("XDG_CONFIG_HOME", "/config")).LoginFiles);
        Assert.Empty(With().LoginFiles);
    }

    [Fact]
    public void Engines_are_looked_for_with_the_user_before_the_machine()
    {
        var user = With(("XDG_RUNTIME_DIR", "/run/user/1"));
        Assert.Equal(["/run/user/1/docker.sock", "/var/run/docker.sock"], user.EngineSockets("docker"));
        Assert.Equal(["/run/user/1/podman/podman.sock", "/run/podman/podman.sock"], user.EngineSockets("podman"));
    }

    static Surroundings With(params (string Name, string Value)[] variables) => new(
        Stream.Null, TextWriter.Null, TextWriter.Null, false, false, 0,
        name => variables.FirstOrDefault(variable => variable.Name == name).Value, TimeProvider.System);
}
