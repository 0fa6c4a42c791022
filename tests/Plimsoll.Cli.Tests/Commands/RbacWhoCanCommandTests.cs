namespace Plimsoll.Cli.Commands;

public sealed class RbacWhoCanCommandTests
{
    [Fact]
    public async Task Everybody_is_listed_with_the_rule()
    {
        var answer = await Terminal.RunWithAsync(RbacSample.Yaml, "rbac", "who-can", "list", "secrets", "-", "-n", "shop");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("""
            Who can list secrets in namespace shop?
              yes  Group system:masters: its members may do everything
              yes  ServiceAccount shop/web
                   by RoleBinding shop/readers  -:8:1
                      Role shop/reader rule 0: get,list on secrets  -:5:5
              yes  Group dev
                   by RoleBinding shop/readers  -:8:1
                      Role shop/reader rule 0: get,list on secrets  -:5:5

            """, answer.Output);
    }

    [Fact]
    public async Task What_could_not_be_read_is_told()
    {
        var answer = await Terminal.RunWithAsync(RbacSample.Broken, "rbac", "who-can", "list", "secrets", "-");

        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("Could not be read", answer.Output, StringComparison.Ordinal);
    }
}
